package io.glassroom.checks.l07;

import mychat.ChatRoom;

/// The learner's room, where all that its members ask for is on the tape: as the packets that clients would send for
/// it.
final class TapedRoom {

    private final ChatRoom learners = new ChatRoom();

    void join(Member member, String name) {
        member.asks("Room.Join", "name", name);
        learners.join(member, name);
    }

    void say(Member member, String content) {
        member.tells("Room.Message", "content", content);
        learners.say(member, content);
    }

    void leave(Member member) {
        member.goes();
        learners.leave(member);
    }

    int size() {
        return learners.size();
    }
}
