package io.glassroom.protocol.time;

import java.time.Duration;
import java.time.Instant;

/// The one source of time and of wake-up calls. Whoever stops it (a test, a lesson, somebody stepping through a
/// heartbeat) stops every deadline in the process with it.
///
/// Implementations are safe for use by several threads.
public interface Time {

    /// Monotonic nanoseconds since an arbitrary origin; only differences mean something.
    long nanos();

    /// The wall clock, for what people and `servertime` read. Never used to measure.
    Instant now();

    /// Runs `task` once, `delay` from now, on a thread of the implementation's choice. The task must be short and must
    /// not block: it shares its thread with every other timer.
    Timer after(Duration delay, Runnable task);

    /// A wake-up call that has been ordered.
    @FunctionalInterface
    interface Timer {

        /// Takes the order back. True if the task had not begun and now never will.
        boolean cancel();
    }
}
