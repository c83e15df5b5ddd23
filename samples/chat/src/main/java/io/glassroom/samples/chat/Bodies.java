package io.glassroom.samples.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bodies of the chat's messages, as its clients read and write them.
final class Bodies {

    private Bodies() {}

    /// `Room.Join`, Request. Both may be absent or blank.
    record Join(@Nullable String room, @Nullable String name) {}

    /// The answer to `Room.Join`.
    record Joined(int code, String result) {
        static final Joined SUCCESS = new Joined(0, "success");
    }

    /// `Room.Message`, Notify, and `onMessage`, Push.
    record Said(@Nullable String name, @Nullable String content) {}

    /// The answer to a `Room.Message` that is sent as a Request.
    record Told() {
        static final Told TOLD = new Told();
    }

    /// `onMembers`, Push to who joins: who is there already, in the order of their joining.
    ///
    /// @param members uids
    /// @param names what they call themselves, in the same order
    record Members(List<Long> members, List<String> names) {}

    /// `onNewUser` and `onLeave`, Push.
    ///
    /// @param content the news as a sentence: `ann joined`
    /// @param uid who came or went
    /// @param name what they call themselves
    record News(String content, long uid, String name) {}

    /// The answer to `Room.Stats`.
    record Stats(String room, int members, RoomTraffic.Minute lastMinute, RoomTraffic.Minute thisMinute) {}
}
