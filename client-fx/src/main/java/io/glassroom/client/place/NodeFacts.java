package io.glassroom.client.place;

import java.time.Duration;
import java.util.List;

/// What a node says of itself: more than its taps and its greeting tell.
///
/// @param routes that it knows, by name
/// @param rooms the groups that somebody is in at this moment, by name
public record NodeFacts(String name, List<Served> routes, List<Room> rooms, Settings settings, Figures figures) {

    public NodeFacts {
        routes = List.copyOf(routes);
        rooms = List.copyOf(rooms);
    }

    /// Whether it has this group.
    boolean keeps(String room) {
        return rooms.stream().anyMatch(one -> one.name().equals(room));
    }

    /// How a route is used.
    public enum Kind {
        /// What its handler returns answers a Request. A Notify may come too, and is not answered.
        ANSWERED,
        /// Its handler returns nothing: clients tell it something, or it answers them by hand. Nobody says which.
        OPEN,
        /// Clients are told.
        PUSH
    }

    /// A route.
    ///
    /// @param code in the dictionary; 0 for none
    /// @param here whether this node handles it; else it forwards it to another. Pushes are everybody's
    public record Served(String route, int code, Kind kind, boolean here) {

        /// On a node that does everything itself.
        public Served(String route, int code, Kind kind) {
            this(route, code, kind, true);
        }
    }

    /// A group.
    public record Room(String name, int members) {}

    /// How it is configured.
    ///
    /// @param heartbeat zero for none
    /// @param maxBody bytes of a packet's body that are accepted
    /// @param queuePackets that may wait for one client
    /// @param queueBytes that may wait for one client
    public record Settings(
            Duration heartbeat,
            String serializer,
            int maxBody,
            Duration handshakeTimeout,
            Duration requestTimeout,
            int queuePackets,
            long queueBytes) {}

    /// What it has done since it started.
    ///
    /// @param sessions of this moment
    /// @param accepted connections ever
    /// @param bytesIn on the sockets
    /// @param bytesOut on the sockets
    /// @param flushes system calls, or few
    /// @param dropped packets given up by the outbound policy
    /// @param handled messages
    /// @param refused messages that ended with an error
    public record Figures(
            long sessions, long accepted, long bytesIn, long bytesOut, long flushes, long dropped, long handled, long refused) {}
}
