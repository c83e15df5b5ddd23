package io.glassroom.server.inspect;

import io.glassroom.protocol.client.InspectorRefusal;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.time.Time;
import io.glassroom.server.transport.Connection;
import io.glassroom.server.transport.ConnectionHandler;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;

/// Where watchers outside of the process connect (path `/inspect`): each gets a [TapLine.Hello] and then, twenty times
/// a second, what has been tapped, as lines of JSON in binary WebSocket messages
/// ([io.glassroom.protocol.tap.TapCodec]).
///
/// Without an operator's token only from the same machine; with one, from wherever it is shown (`Authorization: Bearer …`)
/// and from nowhere else. Never by a foreign web page that happens to be open in a browser. To be served untapped, or the
/// records about records would never end.
public final class InspectorEndpoint implements Function<Connection, ConnectionHandler> {

    /// Where nodes serve it.
    public static final String PATH = "/inspect";

    private static final String SCHEME = "Bearer "; // RFC 6750, section 2.1

    private final TapHub hub;
    private final Time time;
    private final Supplier<TapLine.Hello> hello;
    private final Optional<byte[]> token;
    private final Executor threads;
    private final LongAdder refused = new LongAdder();

    /// @param hello what the node is at this moment; asked on a connection's event loop, so it must not wait
    /// @param token the operator's, if there is one
    public InspectorEndpoint(TapHub hub, Time time, Supplier<TapLine.Hello> hello, Optional<String> token) {
        this(hub, time, hello, token, task -> Thread.ofVirtual().name("inspector").start(task));
    }

    InspectorEndpoint(
            TapHub hub, Time time, Supplier<TapLine.Hello> hello, Optional<String> token, Executor threads) {
        this.hub = hub;
        this.time = time;
        this.hello = hello;
        this.token = token.map(text -> text.getBytes(StandardCharsets.UTF_8));
        this.threads = threads;
    }

    @Override
    public ConnectionHandler apply(Connection connection) {
        Optional<InspectorRefusal> refusal = refusal(connection);
        if (refusal.isPresent()) {
            refused.increment();
            connection.close(InspectorRefusal.CODE, refusal.get().reason());
            return new Refused();
        }
        var stream = new InspectorStream(connection, hub.subscribe(), time, threads);
        stream.start(hello.get());
        return stream;
    }

    /// How many watchers were refused.
    public long refused() {
        return refused.sum();
    }

    private Optional<InspectorRefusal> refusal(Connection connection) {
        Map<String, List<String>> headers = connection.headers();
        if (!headers.getOrDefault("origin", List.of()).stream().allMatch(InspectorEndpoint::isLocalPage)) {
            return Optional.of(InspectorRefusal.OTHER_SITE);
        }
        if (token.isPresent()) {
            return refusal(token.get(), headers.getOrDefault("authorization", List.of()));
        }
        return isLoopback(host(connection.remoteAddress())) ? Optional.empty() : Optional.of(InspectorRefusal.OTHER_MACHINE);
    }

    private static Optional<InspectorRefusal> refusal(byte[] wanted, List<String> authorizations) {
        List<String> shown = authorizations.stream()
                .filter(line -> line.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(line -> line.substring(SCHEME.length()).strip())
                .toList();
        if (shown.isEmpty()) {
            return Optional.of(InspectorRefusal.TOKEN_MISSING);
        }
        // takes as long for a token that is nearly right as for one that is all wrong
        boolean known = shown.size() == 1
                && MessageDigest.isEqual(wanted, shown.getFirst().getBytes(StandardCharsets.UTF_8));
        return known ? Optional.empty() : Optional.of(InspectorRefusal.TOKEN_WRONG);
    }

    /// `127.0.0.1:51844` or `[::1]:51844`; anything without a port, such as `memory`, never left the process.
    private static String host(String address) {
        int colon = address.lastIndexOf(':');
        return colon < 0 ? "127.0.0.1" : address.substring(0, colon).replaceAll("[\\[\\]]", "");
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return host.equals("localhost");
        }
    }

    private static boolean isLocalPage(String origin) {
        try {
            String host = URI.create(origin).getHost();
            return host != null && isLoopback(host.replaceAll("[\\[\\]]", ""));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /// Waits for the end of a connection that was refused.
    private record Refused() implements ConnectionHandler {
        @Override
        public void received(Bytes chunk) {}

        @Override
        public void receivedText() {}

        @Override
        public void closed(int code, String reason) {}
    }
}
