package io.glassroom.samples.bots;

import java.util.List;
import java.util.Set;

/// What bots talk in: which routes lead into it, and which services remember who is there.
public enum Chat {

    /// The rooms of the chat demo.
    ROOMS("Room.Join", "Room.Message", Set.of("Room"), List.of("onMembers", "onNewUser", "onLeave", "onMessage")) {
        @Override
        Object entry(String room, String name) {
            return new Join(room, name);
        }

        @Override
        String place(String room) {
            return "room " + room;
        }
    },

    /// The distributed chat, which is one room for all.
    DISTRIBUTED(
            "BindService.Login",
            "RoomService.SyncMessage",
            Set.of("RoomService", "TopicService"),
            List.of("onMembers", "onNewUser", "onMessage", "onBalance")) {
        @Override
        Object entry(String room, String name) {
            return new Login(name);
        }

        @Override
        String place(String room) {
            return "the distributed chat";
        }
    };

    record Join(String room, String name) {}

    record Login(String nickname) {}

    record Said(String name, String content) {}

    final String enter;
    final String say;
    final Set<String> services;
    final List<String> pushes;

    Chat(String enter, String say, Set<String> services, List<String> pushes) {
        this.enter = enter;
        this.say = say;
        this.services = services;
        this.pushes = pushes;
    }

    /// The body of the request that leads in.
    abstract Object entry(String room, String name);

    /// Where those are who got in, for people.
    abstract String place(String room);
}
