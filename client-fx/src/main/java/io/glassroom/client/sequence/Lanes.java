package io.glassroom.client.sequence;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.TappedConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;

/// Who has a lane: the clients of the arrows in sight, in the order of their coming, then the nodes. A client keeps its
/// lane until the room is needed, so that lanes stay where they are while the arrows pass. Those without a lane of
/// their own share one.
final class Lanes {

    private static final Comparator<TappedConnection> COMING =
            Comparator.comparing(TappedConnection::node)
                    .thenComparingInt(connection -> connection.id().length())
                    .thenComparing(TappedConnection::id);

    private final SequencedSet<TappedConnection> kept = new LinkedHashSet<>(); // the one unseen for longest first
    private List<TappedConnection> clients = List.of();
    private List<String> nodes = List.of();
    private int sharing;

    /// Gives out the lanes.
    ///
    /// @param inSight the packets whose arrows are drawn
    /// @param room for how many clients; one of them is shared if they are more
    void arrange(Collection<CapturedPacket> inSight, int room) {
        arrange(inSight, List.of(), Comparator.naturalOrder(), room);
    }

    /// @param others nodes that have a lane beside those whose packets are in sight
    /// @param order in which nodes stand
    void arrange(Collection<CapturedPacket> inSight, Collection<String> others, Comparator<String> order, int room) {
        var seen = new LinkedHashSet<TappedConnection>();
        var around = new TreeSet<>(order);
        around.addAll(others);
        for (CapturedPacket packet : inSight) {
            seen.add(packet.connection());
            around.add(packet.connection().node());
        }
        for (TappedConnection connection : seen) {
            if (!kept.contains(connection) && kept.size() >= own(seen, room)) {
                kept.stream().filter(old -> !seen.contains(old)).findFirst().ifPresent(kept::remove);
            }
            if (kept.contains(connection) || kept.size() < own(seen, room)) {
                kept.addLast(connection); // also moves one that was there
            }
        }
        while (kept.size() > own(seen, room)) {
            kept.removeFirst();
        }
        sharing = (int) seen.stream().filter(connection -> !kept.contains(connection)).count();
        clients = sorted(kept);
        nodes = List.copyOf(around);
    }

    private static int own(Collection<TappedConnection> seen, int room) {
        return seen.size() > room ? Math.max(0, room - 1) : room;
    }

    private static List<TappedConnection> sorted(Collection<TappedConnection> connections) {
        var sorted = new ArrayList<>(connections);
        sorted.sort(COMING);
        return List.copyOf(sorted);
    }

    /// Clients with a lane of their own.
    List<TappedConnection> clients() {
        return clients;
    }

    List<String> nodes() {
        return nodes;
    }

    /// How many clients in sight share the last of the clients' lanes; 0 if there is no such lane.
    int sharing() {
        return sharing;
    }

    /// The lane of a client, 0 for the first; the shared one is at the end.
    int of(TappedConnection connection) {
        int own = clients.indexOf(connection);
        return own < 0 ? clients.size() : own;
    }
}
