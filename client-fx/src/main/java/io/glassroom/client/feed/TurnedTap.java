package io.glassroom.client.feed;

import io.glassroom.protocol.link.LinkState;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.time.Time;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tap of a client, turned round: it tells of each packet as the server's tap would, because that is how every pane
/// reads it. What comes in at the client goes out at the server. A client that comes back after a lost
/// connection has another one then, with a number behind its name.
///
/// Safe for any thread.
final class TurnedTap implements Tap {

    private final String server;
    private final Time time;
    private @Nullable FeedListener listener;
    private final Map<String, Integer> visits = new HashMap<>(); // by the client's name
    private long sequence;

    TurnedTap(String server, Time time, FeedListener listener) {
        this.server = server;
        this.time = time;
        this.listener = listener;
    }

    /// Says nothing from here on, and holds on to nobody: connections that are closing may hold on to the tap for
    /// minutes.
    synchronized void end() {
        listener = null;
    }

    @Override
    public synchronized boolean active() {
        return listener != null;
    }

    @Override
    public synchronized void emit(FlowId flow, TapEvent event) {
        FeedListener listening = listener;
        if (listening == null) {
            return;
        }
        if (event instanceof TapEvent.Link(String client, String from, String to, String _)
                && from.equals(LinkState.OPENED.name())
                && to.equals(from)) {
            visits.merge(client, 1, Integer::sum);
        }
        listening.record(new TapRecord(++sequence, time.nanos(), time.now(), server, FlowId.NONE, turned(event)));
    }

    private TapEvent turned(TapEvent event) {
        String id = visit(event.connection());
        return switch (event) {
            case TapEvent.Frame frame -> new TapEvent.Frame(id, other(frame.direction()), frame.packet());
            case TapEvent.Link link -> new TapEvent.Link(id, link.from(), link.to(), link.detail());
            case TapEvent.Rejected rejected ->
                new TapEvent.Rejected(id, other(rejected.direction()), rejected.fault(), rejected.seen());
            case TapEvent.Transport step -> new TapEvent.Transport(id, step.what(), step.packets(), step.bytes());
            case TapEvent.Dispatch dispatch ->
                new TapEvent.Dispatch(
                        id, dispatch.route(), dispatch.destination(), dispatch.outcome(), dispatch.took());
            case TapEvent.Session session ->
                new TapEvent.Session(id, session.sessionId(), session.uid(), session.what(), session.detail());
            case TapEvent.Cluster step -> step; // a client does not know of it
        };
    }

    private String visit(String client) {
        int visit = visits.getOrDefault(client, 1);
        return visit == 1 ? client : client + "-" + visit;
    }

    private static Direction other(Direction direction) {
        return switch (direction) {
            case IN -> Direction.OUT;
            case OUT -> Direction.IN;
        };
    }
}
