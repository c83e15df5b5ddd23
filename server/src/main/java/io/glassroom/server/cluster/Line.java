package io.glassroom.server.cluster;

import java.time.Duration;

/// The way to one other member. Its queue has a bound in bytes. Safe for any thread; what one thread sends arrives in that
/// order, and what is sent under one lock in the order of the lock.
///
/// No method blocks but [#send].
public interface Line {

    /// Queues an envelope if there is room.
    ///
    /// @return its bytes; [#FULL] if there is no room, [#ENDED] if the line has ended; then nothing was queued
    int offer(Envelope envelope);

    /// Queues an envelope, and waits for room if there is none. Never called on an event loop.
    ///
    /// @return its bytes; [#FULL] if there was no room for so long, [#ENDED] if the line has ended
    int send(Envelope envelope, Duration patience);

    /// Queues an envelope even if there is no room: for news of sessions, which are small and must not be lost.
    ///
    /// @return its bytes; [#ENDED] if the line has ended
    int force(Envelope envelope);

    int FULL = -1;
    int ENDED = -2;

    /// Bytes that wait in the queue.
    long waiting();

    /// Sends what waits, and then ends.
    void close();
}
