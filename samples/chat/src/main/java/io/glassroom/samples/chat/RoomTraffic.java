package io.glassroom.samples.chat;

/// What went through a room, minute by minute. Owned by the room's component.
final class RoomTraffic {

    private Minute last = Minute.QUIET;
    private Minute current = Minute.QUIET;

    /// One message of `bytes` body bytes came in and went out to `receivers` members.
    void count(int bytes, int receivers) {
        current = new Minute(
                current.messagesIn + 1,
                current.bytesIn + bytes,
                current.messagesOut + receivers,
                current.bytesOut + (long) bytes * receivers);
    }

    void nextMinute() {
        last = current;
        current = Minute.QUIET;
    }

    /// The last full minute.
    Minute last() {
        return last;
    }

    /// The minute that is going on.
    Minute current() {
        return current;
    }

    /// @param bytesIn body bytes of the messages that members sent
    /// @param bytesOut body bytes of the messages that members were sent
    record Minute(long messagesIn, long bytesIn, long messagesOut, long bytesOut) {
        static final Minute QUIET = new Minute(0, 0, 0, 0);
    }
}
