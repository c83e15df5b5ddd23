package io.glassroom.server.cluster;

import java.time.Duration;

/// The way to one other member. Its queue has a bound in bytes. Safe for any thread; what one thread sends arrives in that
/// order, and what is sent under one lock in the order of the lock.
///
/// No method blocks but [#send].
public interface Line {

    /// Hears of an envelope the moment before it is queued: before anything can come of it. Must neither block nor use the
    /// line.
    @FunctionalInterface
    interface Witness {

        Witness NONE = bytes -> {};

        /// @param bytes of the envelope
        void queues(int bytes);
    }

    /// Queues an envelope if there is room.
    ///
    /// @return its bytes; [#FULL] if there is no room, [#ENDED] if the line has ended; then nothing was queued
    int offer(Envelope envelope, Witness witness);

    default int offer(Envelope envelope) {
        return offer(envelope, Witness.NONE);
    }

    /// Queues an envelope, and waits for room if there is none. Never called on an event loop.
    ///
    /// @return its bytes; [#FULL] if there was no room for so long, [#ENDED] if the line has ended
    int send(Envelope envelope, Duration patience, Witness witness);

    default int send(Envelope envelope, Duration patience) {
        return send(envelope, patience, Witness.NONE);
    }

    /// Queues an envelope even if there is no room: for news of sessions, which are small and must not be lost.
    ///
    /// @return its bytes; [#ENDED] if the line has ended
    int force(Envelope envelope, Witness witness);

    default int force(Envelope envelope) {
        return force(envelope, Witness.NONE);
    }

    int FULL = -1;
    int ENDED = -2;

    /// Bytes that wait in the queue.
    long waiting();

    /// Sends what waits, and then ends.
    void close();
}
