package io.glassroom.client.chat;

import java.util.List;

/// A seat in a chat room, over a connection of its own.
public interface ChatRoom extends AutoCloseable {

    /// Says something to everybody in the room, oneself included.
    void say(String content);

    /// Leaves. Closing twice is harmless.
    @Override
    void close();

    /// How to get a seat. The door returns at once; what follows is told to the guest, on threads of the connection.
    @FunctionalInterface
    interface Door {
        ChatRoom enter(String name, String room, Guest guest);

        /// Whether this is the door of a cluster that has no gate at the moment.
        default boolean isNowhere() {
            return false;
        }

        /// The same door for somebody who sends codes for routes, or names; itself where there is no such choice.
        default Door withRouteCodes(boolean codes) {
            return this;
        }
    }

    /// Told of what happens in the room.
    interface Guest {

        /// The server let us in.
        void seated();

        /// Who is there already.
        void members(List<String> names);

        void said(String name, String content);

        void came(String name);

        void left(String name);

        /// What else the room or the connection has to say, in its own words.
        void announced(String content);

        /// The node that kept the room is gone; we have a seat in the room that began anew.
        void seatedAgain();

        /// There is no connection at the moment; it will be tried again.
        ///
        /// @param reason one line for people
        void waiting(String reason);

        /// We are out: never let in, or the connection ended for good.
        ///
        /// @param reason one line for people
        void ended(String reason);
    }
}
