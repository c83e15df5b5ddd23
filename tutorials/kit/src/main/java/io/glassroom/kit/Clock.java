package io.glassroom.kit;

import java.time.Duration;

/// Time, and things to be done later. The real one runs by itself; that of a check stands still until the check turns
/// it, so that a heartbeat of half a minute takes no time at all.
public interface Clock {

    /// Milliseconds since some moment in the past: good for differences.
    long millis();

    /// Seconds since 1970, as in `servertime`.
    long epochSeconds();

    /// Does something once, when so much time has passed.
    Timer after(Duration delay, Runnable task);

    /// Something that is to be done.
    interface Timer {

        /// It will not be done, unless it was already.
        void cancel();
    }
}
