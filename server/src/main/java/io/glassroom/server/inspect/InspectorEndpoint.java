package io.glassroom.server.inspect;

import io.glassroom.protocol.client.InspectorRefusal;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.time.Time;
import io.glassroom.server.transport.Connection;
import io.glassroom.server.transport.ConnectionHandler;
import java.net.URI;
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
/// Only for [Operators], and never for a foreign web page that happens to be open in a browser. To be served untapped, or
/// the records about records would never end.
public final class InspectorEndpoint implements Function<Connection, ConnectionHandler> {

    /// Where nodes serve it.
    public static final String PATH = "/inspect";

    private final TapHub hub;
    private final Time time;
    private final Supplier<TapLine.Hello> hello;
    private final Operators operators;
    private final Executor threads;
    private final LongAdder refused = new LongAdder();

    /// @param hello what the node is at this moment; asked on a connection's event loop, so it must not wait
    /// @param operators who may watch
    public InspectorEndpoint(TapHub hub, Time time, Supplier<TapLine.Hello> hello, Operators operators) {
        this(hub, time, hello, operators, task -> Thread.ofVirtual().name("inspector").start(task));
    }

    InspectorEndpoint(
            TapHub hub, Time time, Supplier<TapLine.Hello> hello, Operators operators, Executor threads) {
        this.hub = hub;
        this.time = time;
        this.hello = hello;
        this.operators = operators;
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
        return headers.getOrDefault("origin", List.of()).stream().allMatch(InspectorEndpoint::isLocalPage)
                ? operators.refusal(connection.remoteAddress(), headers.getOrDefault("authorization", List.of()))
                : Optional.of(InspectorRefusal.OTHER_SITE);
    }

    private static boolean isLocalPage(String origin) {
        try {
            String host = URI.create(origin).getHost();
            return host != null && Operators.isLoopback(host.replaceAll("[\\[\\]]", ""));
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
