package io.glassroom.client.rooms;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Hop;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.model.RoomKey;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapEvent.HopKind;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Who is in which room, and what each room was told last. A broadcast is what the wire shows of it: Pushes of one
/// route in one flow, from however many gates. The taps do not name its group, so it counts for the room that its
/// receiver and its sender are in; for the one that the receiver joined last, if that is not known.
final class RoomBook implements CaptureListener {

    /// Rooms beyond this many are not kept.
    static final int ROOMS = 300;

    private static final int OPEN = 64; // broadcasts to which Pushes may still come, and messages that may cause some

    private final Capture capture;
    private final SequencedMap<RoomKey, Room> rooms = new LinkedHashMap<>();
    private final Map<FlowId, TappedConnection> senders = bounded(8 * OPEN);
    private final Map<Cause, Broadcast> broadcasts = bounded(OPEN);
    private @Nullable Cause lastCause; // Pushes of a broadcast come one after the other
    private @Nullable Broadcast lastBroadcast;
    private long records;
    private long changes;

    /// What belongs together.
    private record Cause(FlowId flow, String route) {}

    /// @param capture that tells it of everything from here on
    RoomBook(Capture capture) {
        this.capture = capture;
        capture.listen(this);
    }

    private static <K, V> Map<K, V> bounded(int most) {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /// In the order of their coming.
    Collection<Room> rooms() {
        return Collections.unmodifiableCollection(rooms.sequencedValues());
    }

    /// Another number, another picture.
    long changes() {
        return changes;
    }

    @Override
    public void captured(CapturedPacket packet) {
        if (packet.flow().isNone()) {
            return;
        }
        if (packet.direction() == Direction.IN) {
            senders.put(packet.flow(), packet.connection());
            if (capture.hops().counted() > 0) {
                broadcasts.forEach((cause, broadcast) -> {
                    if (cause.flow.equals(packet.flow())) {
                        broadcast.causedBy(packet.connection());
                        changes++;
                    }
                });
            }
        } else if (packet.message() == MessageKind.PUSH) {
            Broadcast broadcast = broadcast(new Cause(packet.flow(), packet.route()));
            broadcast.add(packet);
            if (!broadcast.shown() && !packet.connection().roomKeys().isEmpty()) {
                show(broadcast, packet.connection());
            }
            changes++;
        }
    }

    @Override
    public void hopped(Hop hop) {
        if (hop.what() == HopKind.PUSH && !hop.flow().isNone()) {
            broadcast(new Cause(hop.flow(), hop.route())).add(hop, records);
            changes++;
        }
    }

    private Broadcast broadcast(Cause cause) {
        Broadcast known = cause.equals(lastCause) ? lastBroadcast : broadcasts.get(cause);
        Broadcast broadcast = known != null ? known : new Broadcast(cause.route, senders.get(cause.flow), records);
        if (known == null) {
            broadcasts.put(cause, broadcast);
        }
        lastCause = cause;
        lastBroadcast = broadcast;
        return broadcast;
    }

    /// A Push to the sender alone is no broadcast: it is an answer, such as the list of those who are there.
    private void show(Broadcast broadcast, TappedConnection receiver) {
        TappedConnection sender = broadcast.sender().orElse(null);
        Room room = shared(broadcast, sender, receiver).map(rooms::get).orElse(null);
        if (room != null && (sender != receiver || room.size() == 1)) {
            room.show(broadcast);
        }
    }

    private static Optional<RoomKey> shared(Broadcast broadcast, @Nullable TappedConnection sender, TappedConnection receiver) {
        List<RoomKey> latest = List.copyOf(receiver.roomKeys()).reversed();
        List<RoomKey> possible = broadcast.origin()
                .map(node -> latest.stream().filter(room -> room.node().equals(node)).toList())
                .orElse(latest);
        return possible.stream()
                .filter(room -> sender != null && !sender.roomKeys().isEmpty() && sender.roomKeys().contains(room))
                .findFirst()
                .or(() -> possible.stream().findFirst());
    }

    @Override
    public void clustered(TapRecord record, TapEvent.Cluster step) {
        records++;
    }

    @Override
    public void told(TapRecord record, TappedConnection connection) {
        records++;
        switch (record.event()) {
            case TapEvent.Session session -> session(record.node(), session, connection);
            case TapEvent.Link link -> {
                if (link.to().equals("CLOSED")) {
                    leaveAll(connection);
                }
            }
            case TapEvent.Frame _, TapEvent.Rejected _, TapEvent.Transport _, TapEvent.Dispatch _, TapEvent.Cluster _ -> {}
        }
    }

    private void session(String node, TapEvent.Session session, TappedConnection connection) {
        var key = new RoomKey(node, session.detail());
        switch (session.what()) {
            case JOINED -> join(key, connection);
            case LEFT -> leave(key, connection);
            case CLOSED -> {
                if (node.equals(connection.node())) {
                    leaveAll(connection);
                } else {
                    leaveAll(connection, node);
                }
            }
            case BOUND, NAMED -> changes++;
            case OPENED -> {}
        }
    }

    /// A node that is introduced says who is where; what was known of it before is void.
    @Override
    public void introduced(TapLine.Hello hello) {
        rooms.values().removeIf(room -> room.node().equals(hello.node()));
        changes++;
        for (Room room : List.copyOf(rooms.values())) {
            for (TappedConnection member : List.copyOf(room.members())) {
                if (member.node().equals(hello.node())) {
                    Optional<TappedConnection> now = capture.find(hello.node(), member.id())
                            .filter(connection -> connection.roomKeys().contains(room.key()));
                    now.ifPresentOrElse(
                            connection -> room.exchange(member, connection), () -> leave(room.key(), member));
                }
            }
        }
        for (TappedConnection connection : capture.connections()) {
            connection.roomKeys().stream()
                    .filter(room -> room.node().equals(hello.node()))
                    .forEach(room -> join(room, connection));
        }
    }

    /// Its rooms are no more, and its clients have left those of other nodes.
    @Override
    public void departed(String node) {
        rooms.values().removeIf(room -> room.node().equals(node));
        changes++;
        for (Room room : List.copyOf(rooms.values())) {
            for (TappedConnection member : List.copyOf(room.members())) {
                if (member.closed() && member.node().equals(node)) {
                    leave(room.key(), member);
                }
            }
        }
    }

    private void join(RoomKey key, TappedConnection connection) {
        Room room = rooms.get(key);
        if (room == null && rooms.size() < ROOMS) {
            room = new Room(key);
            rooms.put(key, room);
        }
        if (room != null) {
            room.join(connection, records);
            changes++;
        }
    }

    private void leave(RoomKey key, TappedConnection connection) {
        Room room = rooms.get(key);
        if (room != null && room.leave(connection, records)) {
            changes++;
            if (room.size() == 0) {
                rooms.remove(key);
            }
        }
    }

    private void leaveAll(TappedConnection connection) {
        List.copyOf(rooms.keySet()).forEach(room -> leave(room, connection));
    }

    private void leaveAll(TappedConnection connection, String node) {
        List.copyOf(rooms.keySet()).stream()
                .filter(room -> room.node().equals(node))
                .forEach(room -> leave(room, connection));
    }
}
