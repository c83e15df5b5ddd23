package io.glassroom.client.rooms;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.RoomKey;
import io.glassroom.client.model.TappedConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A group of a node: who is in it, on whatever gate, who has just left, and the latest broadcast.
final class Room {

    /// What the latest broadcast was to somebody.
    enum Reach {
        /// There has been none.
        NOTHING,
        REACHED,
        /// Was there, and was not sent it.
        LEFT_OUT,
        /// Came when it was under way or over.
        JOINED_LATER,
        /// Has left since.
        LEFT
    }

    /// Somebody's place in the latest broadcast.
    ///
    /// @param turn from 1, in the order of delivery; 0 for whom no Push was sent to
    /// @param push that was sent to them
    record Place(TappedConnection member, Reach reach, int turn, @Nullable CapturedPacket push) {}

    private static final int GONE = 50; // kept of those who have left

    private final RoomKey key;
    private final SequencedMap<TappedConnection, Long> members = new LinkedHashMap<>(); // and their joining
    private final SequencedMap<TappedConnection, Long> gone = new LinkedHashMap<>();
    private @Nullable Broadcast latest;

    Room(RoomKey key) {
        this.key = key;
    }

    RoomKey key() {
        return key;
    }

    /// The node that has it.
    String node() {
        return key.node();
    }

    String name() {
        return key.name();
    }

    /// Whether somebody is in it who hangs on another node.
    boolean isSpread() {
        return members.keySet().stream().anyMatch(member -> !member.node().equals(key.node()));
    }

    int size() {
        return members.size();
    }

    /// In the order of joining.
    Collection<TappedConnection> members() {
        return Collections.unmodifiableCollection(members.sequencedKeySet());
    }

    Optional<Broadcast> latest() {
        return Optional.ofNullable(latest);
    }

    /// Everybody who is there, then those who have left since the latest broadcast began.
    List<Place> places() {
        Broadcast broadcast = latest;
        Map<TappedConnection, Integer> turns = new HashMap<>();
        if (broadcast != null) {
            for (int i = 0; i < broadcast.pushes().size(); i++) {
                turns.putIfAbsent(broadcast.pushes().get(i).connection(), i + 1);
            }
        }
        var places = new ArrayList<Place>(members.size() + gone.size());
        members.forEach(
                (member, joined) -> places.add(place(member, joined, broadcast, turns.getOrDefault(member, 0), false)));
        gone.forEach((member, left) -> places.add(place(member, left, broadcast, turns.getOrDefault(member, 0), true)));
        return places;
    }

    private static Place place(TappedConnection member, long joined, @Nullable Broadcast broadcast, int turn, boolean left) {
        CapturedPacket push = broadcast == null || turn == 0 ? null : broadcast.pushes().get(turn - 1);
        Reach reach = left
                ? Reach.LEFT
                : broadcast == null
                        ? Reach.NOTHING
                        : turn > 0 ? Reach.REACHED : broadcast.beganBefore(joined) ? Reach.JOINED_LATER : Reach.LEFT_OUT;
        return new Place(member, reach, turn, push);
    }

    /// @param record number of the record that told of it
    void join(TappedConnection member, long record) {
        gone.remove(member);
        members.putIfAbsent(member, record);
    }

    /// @return whether it was a member
    boolean leave(TappedConnection member, long record) {
        if (members.remove(member) == null) {
            return false;
        }
        gone.put(member, record);
        if (gone.size() > GONE) {
            gone.pollFirstEntry();
        }
        return true;
    }

    /// The same member is called by another object from now on.
    void exchange(TappedConnection before, TappedConnection now) {
        Long joined = members.remove(before);
        if (joined != null) {
            members.put(now, joined);
        }
    }

    /// A broadcast begins: who left before it is forgotten.
    void show(Broadcast broadcast) {
        latest = broadcast;
        broadcast.show(members.size());
        gone.values().removeIf(left -> !broadcast.beganBefore(left));
    }
}
