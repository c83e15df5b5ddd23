package io.glassroom.server.cluster;

/// Where a uid is online.
///
/// @param gate the id of the member at which it is
/// @param session its id there
/// @param since when it was bound, in milliseconds since 1970 by the clock of the gate: between two that claim the same
///     uid the later one wins, between equals the one with the greater session id
public record Location(String gate, long session, long since) implements Comparable<Location> {

    @Override
    public int compareTo(Location other) {
        int byTime = Long.compare(since, other.since);
        return byTime != 0 ? byTime : Long.compare(session, other.session);
    }
}
