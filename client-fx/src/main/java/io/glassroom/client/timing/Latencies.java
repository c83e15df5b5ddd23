package io.glassroom.client.timing;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.Exchange;
import io.glassroom.client.model.Hop;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapEvent.HopKind;
import io.glassroom.protocol.tap.TapRecord;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// How long each route takes to answer, as the node saw Request and Response, and how much of that is its handler's.
/// Owned by the thread that owns the [Capture].
final class Latencies implements CaptureListener {

    /// Where the rest is counted when a client asks for ever other routes.
    static final String OTHERS = "…";

    private static final int ROUTES = 200;

    private static final int PENDING = 1_024; // answers of which a node has not told everything yet

    private final Capture capture;
    private final SequencedMap<String, Latency> routes = new TreeMap<>();
    private final Map<FlowId, CapturedPacket> pending = new LinkedHashMap<>();

    /// One route.
    ///
    /// @param whole from the Request to its Response
    /// @param handler from the arrival of the Request to the end of its handler
    /// @param split of those that another node answered
    record Latency(Spread whole, Spread handler, Split split) {}

    /// Where the time of a Request went that another node answered.
    ///
    /// @param gate at the gate, on the way in and on the way out
    /// @param between from node to node and back
    /// @param serving at the node that answered: its queue and its handler
    record Split(Spread gate, Spread between, Spread serving) {}

    Latencies(Capture capture) {
        this.capture = capture;
        capture.listen(this);
    }

    @Override
    public void captured(CapturedPacket packet) {
        if (packet.exchange().isPresent()) {
            Exchange exchange = packet.exchange().get();
            of(exchange.route()).whole.add(exchange.roundTrip());
            if (capture.hops().counted() > 0 && !packet.flow().isNone() && !split(packet)) {
                pending.put(packet.flow(), packet);
                if (pending.size() > PENDING) {
                    pending.remove(pending.keySet().iterator().next());
                }
            }
        }
    }

    @Override
    public void hopped(Hop hop) {
        if (hop.joined() && !pending.isEmpty()) {
            CapturedPacket response = pending.get(hop.flow());
            if (response != null && split(response)) {
                pending.remove(hop.flow());
            }
        }
    }

    /// Each part is a difference within one node's clock, or of two such differences.
    ///
    /// @return whether enough was known
    private boolean split(CapturedPacket response) {
        Hop there = null;
        Hop back = null;
        for (Hop hop : capture.hops().of(response.flow())) {
            if (hop.joined() && hop.what() == HopKind.REQUEST && hop.from().equals(response.connection().node())) {
                there = hop;
            } else if (hop.joined() && hop.what() == HopKind.RESPONSE && hop.to().equals(response.connection().node())) {
                back = hop;
            }
        }
        Exchange exchange = response.exchange().orElseThrow();
        if (there == null || back == null) {
            return false;
        }
        long away = back.received().orElseThrow().nanos() - there.sent().orElseThrow().nanos();
        long serving = back.sent().orElseThrow().nanos() - there.received().orElseThrow().nanos();
        Split split = of(exchange.route()).split;
        split.gate.add(Duration.ofNanos(Math.max(0, exchange.roundTrip().toNanos() - away)));
        split.between.add(Duration.ofNanos(Math.max(0, away - serving)));
        split.serving.add(Duration.ofNanos(Math.max(0, serving)));
        return true;
    }

    @Override
    public void told(TapRecord record, TappedConnection connection) {
        if (record.event() instanceof TapEvent.Dispatch dispatch && !dispatch.destination().equals("remote")) {
            of(dispatch.route()).handler.add(dispatch.took());
        }
    }

    private Latency of(String route) {
        Latency known = routes.get(route);
        if (known != null) {
            return known;
        }
        String name = routes.size() < ROUTES ? route : OTHERS;
        return routes.computeIfAbsent(
                name,
                key -> new Latency(new Spread(), new Spread(), new Split(new Spread(), new Spread(), new Spread())));
    }

    /// By route.
    SequencedMap<String, Latency> routes() {
        return Collections.unmodifiableSequencedMap(routes);
    }
}
