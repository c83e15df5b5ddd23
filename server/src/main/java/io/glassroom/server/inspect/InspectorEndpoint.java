package io.glassroom.server.inspect;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.time.Time;
import io.glassroom.server.transport.Connection;
import io.glassroom.server.transport.ConnectionHandler;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/// Where watchers outside of the process connect (path `/inspect`): each gets a [TapLine.Hello] and then, twenty times
/// a second, what has been tapped, as lines of JSON in binary WebSocket messages
/// ([io.glassroom.protocol.tap.TapCodec]).
///
/// Only from the same machine, and not by a foreign web page that happens to be open in a browser there. To be served
/// untapped, or the records about records would never end.
public final class InspectorEndpoint implements Function<Connection, ConnectionHandler> {

    /// Where nodes serve it.
    public static final String PATH = "/inspect";

    private static final int REFUSED = 1008; // policy violation (RFC 6455, section 7.4.1)

    private final TapHub hub;
    private final Time time;
    private final Supplier<TapLine.Hello> hello;
    private final Executor threads;

    /// @param hello what the node is at this moment; asked on a connection's event loop, so it must not wait
    public InspectorEndpoint(TapHub hub, Time time, Supplier<TapLine.Hello> hello) {
        this(hub, time, hello, task -> Thread.ofVirtual().name("inspector").start(task));
    }

    InspectorEndpoint(TapHub hub, Time time, Supplier<TapLine.Hello> hello, Executor threads) {
        this.hub = hub;
        this.time = time;
        this.hello = hello;
        this.threads = threads;
    }

    @Override
    public ConnectionHandler apply(Connection connection) {
        Optional<String> refusal = refusal(connection);
        if (refusal.isPresent()) {
            connection.close(REFUSED, refusal.get());
            return new Refused();
        }
        var stream = new InspectorStream(connection, hub.subscribe(), time, threads);
        stream.start(hello.get());
        return stream;
    }

    private static Optional<String> refusal(Connection connection) {
        if (!isLoopback(host(connection.remoteAddress()))) {
            return Optional.of("the inspector is for this machine only");
        }
        List<String> origins = connection.headers().getOrDefault("origin", List.of());
        return origins.stream().allMatch(InspectorEndpoint::isLocalPage)
                ? Optional.empty()
                : Optional.of("the inspector is not for pages of other sites");
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
