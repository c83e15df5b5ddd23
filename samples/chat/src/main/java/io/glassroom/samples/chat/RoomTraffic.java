package io.glassroom.samples.chat;

/// What went through a room, minute by minute. Owned by the room's component.
final class RoomTraffic {

    private Minute last = Minute.QUIET;
    private Minute current = Minute.QUIET;

    /// One message came in and went out to `receivers` members.
    ///
    /// @param bytesIn of its body as it came
    /// @param bytesOut of its body as each member was sent it
    void count(int bytesIn, int bytesOut, int receivers) {
        current = new Minute(
                current.messagesIn + 1,
                current.bytesIn + bytesIn,
                current.messagesOut + receivers,
                current.bytesOut + (long) bytesOut * receivers);
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
