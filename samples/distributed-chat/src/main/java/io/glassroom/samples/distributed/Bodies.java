package io.glassroom.samples.distributed;

import org.jspecify.annotations.Nullable;

/// The bodies of the messages, as clients of the distributed chat read and write them.
final class Bodies {

    private Bodies() {}

    /// The answer to what has nothing to tell but that it was done.
    record Done(int code) {
        static final Done SUCCESS = new Done(0);
    }

    /// `RoomService.SyncMessage`, Notify, and `onMessage`, Push.
    record Said(@Nullable String name, @Nullable String content) {}

    /// `onMembers`, Push to who comes: who is there already.
    ///
    /// @param members names in the order of their coming, with commas between them
    record Members(String members) {}

    /// `onNewUser`, Push to those who are there.
    ///
    /// @param content the news as a sentence: `ann joined`
    record News(String content) {}

    /// `onBalance`, Push to who has said something.
    record Balance(long currentBalance) {}

    /// `RoomService.JoinRoom`, from the master.
    record JoinRoom(String nickname) {}

    /// `TopicService.Stats`, from the chat node. Whose message it was is the session's to know, so that nobody spends what
    /// belongs to another.
    record Stats() {}
}
