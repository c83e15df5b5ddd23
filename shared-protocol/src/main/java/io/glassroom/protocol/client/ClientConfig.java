package io.glassroom.protocol.client;

import com.google.gson.JsonObject;
import io.glassroom.protocol.link.LinkConfig;
import io.glassroom.protocol.serialize.JsonSerializer;
import io.glassroom.protocol.serialize.Serializer;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.time.Time;
import java.time.Duration;
import java.util.concurrent.Executor;

/// What a client needs to know. Clients made from one config share its dialer's threads, so make one for all of them.
///
/// @param time for heartbeats, timeouts and waits
/// @param dialer opens the connections
/// @param threads each client borrows a thread from here while it has something to do; a listener may block it
/// @param name of the connection in the client's own tap records
/// @param tap told of the client's own packets; [Tap#NONE] for nobody
/// @param serializer for bodies; what the server announces is not followed
/// @param type and `version`: how the client introduces itself
/// @param user what the application's handshake is told
/// @param requestTimeout how long a request waits for its response
/// @param backoff how the client comes back
/// @param seed of the waits between attempts
/// @param link limits that the server is held to
/// @param routeCodes whether routes that the dictionary knows are sent as codes. What the server sends is its own
///     affair: the protocol has no way to refuse its codes
public record ClientConfig(
        Time time,
        Dialer dialer,
        Executor threads,
        String name,
        Tap tap,
        Serializer serializer,
        String type,
        String version,
        JsonObject user,
        Duration requestTimeout,
        Backoff backoff,
        long seed,
        LinkConfig link,
        boolean routeCodes) {

    private static final LinkConfig LIMITS = new LinkConfig(0xff_ff_ff, Duration.ofSeconds(10));

    /// JSON over real sockets, 10 s for a request, comes back without end.
    public static ClientConfig of(Time time) {
        return new ClientConfig(
                time,
                Dialer.standard(),
                task -> Thread.ofVirtual().name("glassroom-client").start(task),
                "client",
                Tap.NONE,
                new JsonSerializer(),
                "glassroom-java",
                "1.0",
                new JsonObject(),
                Duration.ofSeconds(10),
                Backoff.DEFAULT,
                0,
                LIMITS,
                true);
    }

    public ClientConfig withDialer(Dialer other) {
        return new ClientConfig(time, other, threads, name, tap, serializer, type, version, user, requestTimeout, backoff, seed, link, routeCodes);
    }

    /// For tests and lessons `Runnable::run`: then everything happens on the thread that lets time pass.
    public ClientConfig withThreads(Executor other) {
        return new ClientConfig(time, dialer, other, name, tap, serializer, type, version, user, requestTimeout, backoff, seed, link, routeCodes);
    }

    public ClientConfig withTap(String connection, Tap other) {
        return new ClientConfig(time, dialer, threads, connection, other, serializer, type, version, user, requestTimeout, backoff, seed, link, routeCodes);
    }

    public ClientConfig withSerializer(Serializer other) {
        return new ClientConfig(time, dialer, threads, name, tap, other, type, version, user, requestTimeout, backoff, seed, link, routeCodes);
    }

    public ClientConfig withIdentity(String otherType, String otherVersion, JsonObject otherUser) {
        return new ClientConfig(time, dialer, threads, name, tap, serializer, otherType, otherVersion, otherUser, requestTimeout, backoff, seed, link, routeCodes);
    }

    public ClientConfig withRequestTimeout(Duration other) {
        return new ClientConfig(time, dialer, threads, name, tap, serializer, type, version, user, other, backoff, seed, link, routeCodes);
    }

    public ClientConfig withBackoff(Backoff other) {
        return new ClientConfig(time, dialer, threads, name, tap, serializer, type, version, user, requestTimeout, other, seed, link, routeCodes);
    }

    public ClientConfig withSeed(long other) {
        return new ClientConfig(time, dialer, threads, name, tap, serializer, type, version, user, requestTimeout, backoff, other, link, routeCodes);
    }

    public ClientConfig withLink(LinkConfig other) {
        return new ClientConfig(time, dialer, threads, name, tap, serializer, type, version, user, requestTimeout, backoff, seed, other, routeCodes);
    }

    public ClientConfig withRouteCodes(boolean other) {
        return new ClientConfig(time, dialer, threads, name, tap, serializer, type, version, user, requestTimeout, backoff, seed, link, other);
    }
}
