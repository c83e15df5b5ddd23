package io.glassroom.samples.benchmarks.load;

/// What a mode of the load does when something happens. All callbacks come on the loop's thread; times are
/// nanoseconds of the loop's clock.
///
/// A callback that has a peer may answer that peer by appending frames to [Loop#out]; the loop writes them with
/// one system call when the whole input is handled.
interface Scenario {

    /// The connection is ready for messages.
    void opened(Peer peer, long now);

    void received(Peer peer, Inbound message, long now);

    /// The connection is gone; `expected` when the load asked for it.
    void closed(Peer peer, boolean expected, long now);

    /// Everything that was ready has been handled.
    default void turned(long now) {}

    /// When [#turned] wants to be called even if nothing arrives.
    default long wakeAt() {
        return Long.MAX_VALUE;
    }
}
