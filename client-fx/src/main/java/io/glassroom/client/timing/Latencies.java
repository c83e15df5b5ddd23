package io.glassroom.client.timing;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.Exchange;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapRecord;
import java.util.Collections;
import java.util.SequencedMap;
import java.util.TreeMap;

/// How long each route takes to answer, as the node saw Request and Response, and how much of that is its handler's.
/// Owned by the thread that owns the [Capture].
final class Latencies implements CaptureListener {

    /// Where the rest is counted when a client asks for ever other routes.
    static final String OTHERS = "…";

    private static final int ROUTES = 200;

    private final SequencedMap<String, Latency> routes = new TreeMap<>();

    /// One route.
    ///
    /// @param whole from the Request to its Response
    /// @param handler from the arrival of the Request to the end of its handler
    record Latency(Spread whole, Spread handler) {}

    Latencies(Capture capture) {
        capture.listen(this);
    }

    @Override
    public void captured(CapturedPacket packet) {
        if (packet.exchange().isPresent()) {
            Exchange exchange = packet.exchange().get();
            of(exchange.route()).whole.add(exchange.roundTrip());
        }
    }

    @Override
    public void told(TapRecord record, TappedConnection connection) {
        if (record.event() instanceof TapEvent.Dispatch dispatch) {
            of(dispatch.route()).handler.add(dispatch.took());
        }
    }

    private Latency of(String route) {
        Latency known = routes.get(route);
        if (known != null) {
            return known;
        }
        String name = routes.size() < ROUTES ? route : OTHERS;
        return routes.computeIfAbsent(name, key -> new Latency(new Spread(), new Spread()));
    }

    /// By route.
    SequencedMap<String, Latency> routes() {
        return Collections.unmodifiableSequencedMap(routes);
    }
}
