package io.glassroom.server.dispatch;

import java.util.concurrent.atomic.LongAdder;

/// What became of the messages that were dispatched, since the node started.
public final class DispatchCounters {

    final LongAdder handled = new LongAdder();
    final LongAdder forwarded = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder unreadable = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder unknown = new LongAdder();
    final LongAdder droppedNotifies = new LongAdder();

    /// Messages whose handler returned.
    public long handled() {
        return handled.sum();
    }

    /// Messages handed to other nodes.
    public long forwarded() {
        return forwarded.sum();
    }

    /// Messages that a stage, a serializer or a handler refused with an error of its choice.
    public long refused() {
        return refused.sum();
    }

    /// Those among the refused whose body the serializer could not read.
    public long unreadable() {
        return unreadable.sum();
    }

    /// Messages whose handler threw what nobody expected.
    public long failed() {
        return failed.sum();
    }

    /// Messages to routes that nobody has.
    public long unknown() {
        return unknown.sum();
    }

    /// Notifies among the refused, failed and unknown: nobody hears of those but this counter and the tap.
    public long droppedNotifies() {
        return droppedNotifies.sum();
    }
}
