package io.glassroom.client.motion;

/// Beats once for each frame while somebody listens. All animation follows it: what moves is drawn from the time that
/// a beat carries, never from the number of beats. Owned by the FX thread.
public interface Pulse {

    /// Hears each beat until it is cancelled.
    Beating listen(Listener listener);

    /// Told of each beat.
    @FunctionalInterface
    interface Listener {

        /// @param nanos monotonic; only differences mean something
        void beat(long nanos);
    }

    /// A listening that can be ended.
    @FunctionalInterface
    interface Beating {

        /// Ends it; ending twice is harmless.
        void cancel();
    }
}
