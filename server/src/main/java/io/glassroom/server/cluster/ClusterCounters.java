package io.glassroom.server.cluster;

import java.util.concurrent.atomic.LongAdder;

/// What became of the messages between nodes, since the node started.
public final class ClusterCounters {

    final LongAdder forwarded = new LongAdder();
    final LongAdder unavailable = new LongAdder();
    final LongAdder shed = new LongAdder();
    final LongAdder busy = new LongAdder();
    final LongAdder served = new LongAdder();
    final LongAdder moved = new LongAdder();
    final LongAdder stray = new LongAdder();
    final LongAdder unreachable = new LongAdder();

    /// Messages of this gate's sessions that other nodes took.
    public long forwarded() {
        return forwarded.sum();
    }

    /// Requests of this gate's sessions that were answered 503: their node was lost, or there was none.
    public long unavailable() {
        return unavailable.sum();
    }

    /// Pushes and notifies that were given up because a line had no room.
    public long shed() {
        return shed.sum();
    }

    /// Messages that this node did not take from a gate because too much waited already.
    public long busy() {
        return busy.sum();
    }

    /// Messages of other gates' sessions that this node took.
    public long served() {
        return served.sum();
    }

    /// Requests that a node gave back unhandled, and that went to another.
    public long moved() {
        return moved.sum();
    }

    /// Notifies and rpc without answer that came for a session that had gone, and were dropped.
    public long stray() {
        return stray.sum();
    }

    /// Times that the directory could not be reached.
    public long unreachable() {
        return unreachable.sum();
    }
}
