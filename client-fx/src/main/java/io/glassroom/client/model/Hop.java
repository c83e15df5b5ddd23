package io.glassroom.client.model;

import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent.Cluster;
import io.glassroom.protocol.tap.TapEvent.HopKind;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An envelope that went from one node to another, joined of what its sender and its receiver tell of it; of one of
/// them alone, if the other is not watched or has not told yet. Owned by the thread that owns the [Capture].
public final class Hop {

    private final String from;
    private final String to;
    private final HopKind what;
    private final String route;
    private final String client;
    private final int sessions;
    private final long number;
    private final int bytes;
    private final FlowId flow;
    private @Nullable End sent;
    private @Nullable End received;

    /// What one of the two nodes tells of it.
    ///
    /// @param order counts all that the capture was told, so that the ends at one node stand in the order of that node
    /// @param nanos since the capture began, by the clock of this node
    /// @param at by that clock, for people
    public record End(long order, long nanos, Instant at) {}

    Hop(String from, String to, Cluster.Hop told, String route, String client, FlowId flow) {
        this.from = from;
        this.to = to;
        this.what = told.what();
        this.route = route;
        this.client = client;
        this.sessions = told.sessions();
        this.number = told.number();
        this.bytes = told.bytes();
        this.flow = flow;
    }

    /// @return whether that was not known
    boolean tell(Direction direction, End end) {
        if ((direction == Direction.OUT ? sent : received) != null) {
            return false;
        }
        if (direction == Direction.OUT) {
            sent = end;
        } else {
            received = end;
        }
        return true;
    }

    /// The node that sent it.
    public String from() {
        return from;
    }

    public String to() {
        return to;
    }

    public HopKind what() {
        return what;
    }

    /// Of the message that it carries; empty for what has none.
    public String route() {
        return route;
    }

    /// Whom it is about, `c17@gate-1`; empty for a push to several.
    public String client() {
        return client;
    }

    /// How many it is about.
    public int sessions() {
        return sessions;
    }

    /// Counts what the sending node has sent, from 1; 0 if nobody watched there.
    public long number() {
        return number;
    }

    /// Of the envelope.
    public int bytes() {
        return bytes;
    }

    public FlowId flow() {
        return flow;
    }

    /// What the sender tells: when it queued it.
    public Optional<End> sent() {
        return Optional.ofNullable(sent);
    }

    /// What the receiver tells: when it took it up.
    public Optional<End> received() {
        return Optional.ofNullable(received);
    }

    /// Whether both ends have told of it.
    public boolean joined() {
        return sent != null && received != null;
    }

    /// The end that is known; the sender's, if both are.
    public End end() {
        return sent().or(this::received).orElseThrow();
    }

    @Override
    public String toString() {
        return from + " → " + to + " " + what + " " + route + " #" + number;
    }
}
