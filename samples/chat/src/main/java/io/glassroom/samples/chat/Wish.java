package io.glassroom.samples.chat;

import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.Session;
import io.glassroom.server.session.Sessions;
import org.jspecify.annotations.Nullable;

/// Where somebody wants to go, and under which name: what a `Room.Join` means once what it leaves out is filled in.
record Wish(String room, String name) {

    private static final String DEFAULT_ROOM = "lobby";
    private static final int MAX_LENGTH = 64; // characters: everybody in the room is sent them

    /// @throws HandlerException 400 if one of the two is too long
    static Wish of(Session session, Bodies.Join join) {
        return new Wish(
                chosen("room", join.room(), DEFAULT_ROOM), chosen("name", join.name(), "guest-" + Sessions.brief(session.id())));
    }

    private static String chosen(String what, @Nullable String wish, String otherwise) {
        if (wish == null || wish.isBlank()) {
            return otherwise;
        }
        if (wish.length() > MAX_LENGTH) {
            throw new HandlerException(400, what + " is " + wish.length() + " characters, at most " + MAX_LENGTH);
        }
        return wish;
    }
}
