package io.glassroom.server.session;

import io.glassroom.protocol.tap.FlowId;

/// The flow of the message that the current thread is handling, so that what a handler sends is known to be its doing.
public final class Flow {

    private static final ScopedValue<FlowId> CURRENT = ScopedValue.newInstance();

    private Flow() {}

    /// [FlowId#NONE] where no message is being handled, or nobody watches.
    public static FlowId current() {
        return CURRENT.orElse(FlowId.NONE);
    }

    /// Runs a task as the doing of `flow`.
    public static void run(FlowId flow, Runnable task) {
        if (flow.isNone()) {
            task.run();
        } else {
            ScopedValue.where(CURRENT, flow).run(task);
        }
    }
}
