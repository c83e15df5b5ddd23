package io.glassroom.client.rooms;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Who is in which room, and what each room was told last. A broadcast is what the wire shows of it: Pushes of one route
/// in one flow. The taps do not name its group, so it counts for the room that its receiver and its sender are in; for
/// the one that the receiver joined last, if that is not known.
final class RoomBook implements CaptureListener {

    /// Rooms beyond this many are not kept.
    static final int ROOMS = 300;

    private static final int OPEN = 64; // broadcasts to which Pushes may still come, and messages that may cause some

    private final Capture capture;
    private final SequencedMap<String, Room> rooms = new LinkedHashMap<>();
    private final Map<Cause, TappedConnection> senders = bounded(8 * OPEN);
    private final Map<Cause, Broadcast> broadcasts = bounded(OPEN);
    private @Nullable Cause lastCause; // Pushes of a broadcast come one after the other
    private @Nullable Broadcast lastBroadcast;
    private long records;
    private long changes;

    /// What belongs together.
    private record Cause(String node, FlowId flow, String route) {}

    /// @param capture that tells it of everything from here on
    RoomBook(Capture capture) {
        this.capture = capture;
        capture.listen(this);
    }

    private static <V> Map<Cause, V> bounded(int most) {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Cause, V> eldest) {
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
            senders.put(new Cause(packet.connection().node(), packet.flow(), ""), packet.connection());
        } else if (packet.message() == MessageKind.PUSH) {
            pushed(packet);
        }
    }

    private void pushed(CapturedPacket push) {
        var cause = new Cause(push.connection().node(), push.flow(), push.route());
        Broadcast broadcast = cause.equals(lastCause) ? lastBroadcast : broadcasts.get(cause);
        if (broadcast == null) {
            broadcast = new Broadcast(cause.route, senders.get(new Cause(cause.node, cause.flow, "")), records);
            broadcasts.put(cause, broadcast);
        }
        lastCause = cause;
        lastBroadcast = broadcast;
        broadcast.add(push);
        if (!broadcast.shown()) {
            show(broadcast, push.connection());
        }
        changes++;
    }

    /// A Push to the sender alone is no broadcast: it is an answer, such as the list of those who are there.
    private void show(Broadcast broadcast, TappedConnection receiver) {
        TappedConnection sender = broadcast.sender().orElse(null);
        boolean shared = sender != null && receiver.rooms().contains(sender.room());
        Room room = rooms.get(key(receiver.node(), shared ? sender.room() : receiver.room()));
        if (room != null && (sender != receiver || room.size() == 1)) {
            room.show(broadcast);
        }
    }

    @Override
    public void told(TapRecord record, TappedConnection connection) {
        records++;
        switch (record.event()) {
            case TapEvent.Session session -> session(session, connection);
            case TapEvent.Link link -> {
                if (link.to().equals("CLOSED")) {
                    leaveAll(connection);
                }
            }
            case TapEvent.Frame _, TapEvent.Rejected _, TapEvent.Transport _, TapEvent.Dispatch _, TapEvent.Cluster _ -> {}
        }
    }

    private void session(TapEvent.Session session, TappedConnection connection) {
        switch (session.what()) {
            case JOINED -> join(session.detail(), connection);
            case LEFT -> leave(session.detail(), connection);
            case CLOSED -> leaveAll(connection);
            case BOUND, NAMED -> changes++;
            case OPENED -> {}
        }
    }

    /// A node that is introduced says who is where; what was known of it before is void.
    @Override
    public void introduced(TapLine.Hello hello) {
        rooms.values().removeIf(room -> room.node().equals(hello.node()));
        changes++;
        for (TapLine.Present present : hello.present()) {
            capture.find(hello.node(), present.connection())
                    .ifPresent(connection -> present.groups().forEach(room -> join(room, connection)));
        }
    }

    private void join(String name, TappedConnection connection) {
        Room room = rooms.get(key(connection.node(), name));
        if (room == null && rooms.size() < ROOMS) {
            room = new Room(connection.node(), name);
            rooms.put(key(connection.node(), name), room);
        }
        if (room != null) {
            room.join(connection, records);
            changes++;
        }
    }

    private void leave(String name, TappedConnection connection) {
        Room room = rooms.get(key(connection.node(), name));
        if (room != null && room.leave(connection, records)) {
            changes++;
            if (room.size() == 0) {
                rooms.remove(key(room.node(), room.name()));
            }
        }
    }

    private void leaveAll(TappedConnection connection) {
        for (Room room : List.copyOf(rooms.values())) {
            if (room.node().equals(connection.node())) {
                leave(room.name(), connection);
            }
        }
    }

    private static String key(String node, String room) {
        return node + '/' + room;
    }
}
