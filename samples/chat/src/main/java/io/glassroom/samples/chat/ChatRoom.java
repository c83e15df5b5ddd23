package io.glassroom.samples.chat;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.component.Component;
import io.glassroom.server.component.Handler;
import io.glassroom.server.component.Service;
import io.glassroom.server.group.Group;
import io.glassroom.server.node.NodeServices;
import io.glassroom.server.schedule.Scheduler;
import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.Session;
import io.glassroom.server.session.Uid;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Rooms in which everybody hears everybody. Who joins is told who is there, the others are told who came, and who
/// leaves or drops is announced.
///
/// Its handlers run one at a time, so that its maps need no lock.
@Service(name = "Room", scheduler = "Room", pushes = {"onMembers", "onNewUser", "onLeave", "onMessage"})
public final class ChatRoom implements Component {

    private static final String DEFAULT_ROOM = "lobby";
    private static final String ROOM = "room"; // session attributes
    private static final String NAME = "name";

    private final NodeServices services;
    private final Scheduler scheduler;
    private final Map<String, RoomTraffic> rooms = new HashMap<>();

    public ChatRoom(NodeServices services) {
        this.services = services;
        this.scheduler = services.schedulers().named("Room");
    }

    @Override
    public void afterInit() {
        scheduler.every(Duration.ofMinutes(1), () -> rooms.values().forEach(RoomTraffic::nextMinute));
    }

    /// `Room.Join`: a Request. Joining another room leaves the one before.
    @Handler
    Bodies.Joined join(Session session, Bodies.Join wish) {
        String room = Objects.requireNonNullElse(wish.room(), DEFAULT_ROOM);
        if (room.equals(session.getString(ROOM))) {
            return Bodies.Joined.SUCCESS;
        }
        if (session.has(ROOM)) {
            leave(session);
        } else {
            session.bind(Uid.of(session.id()));
            session.onClosed(gone -> scheduler.execute(() -> leave(gone)));
        }
        session.set(NAME, Objects.requireNonNullElse(wish.name(), "guest-" + session.id()));
        session.set(ROOM, room);
        enter(session, services.groups().named(room));
        return Bodies.Joined.SUCCESS;
    }

    private void enter(Session session, Group group) {
        rooms.computeIfAbsent(group.name(), name -> new RoomTraffic());
        List<Session> present = group.sessions();
        session.push(
                "onMembers",
                new Bodies.Members(
                        present.stream().map(Session::id).toList(),
                        present.stream().map(member -> member.getString(NAME)).toList()));
        group.broadcast("onNewUser", news(session, "joined"));
        group.add(session);
    }

    private void leave(Session session) {
        services.groups().find(session.getString(ROOM)).ifPresent(group -> {
            group.leaveIfMember(session);
            group.broadcast("onLeave", news(session, "left"));
            if (group.count() == 0) {
                services.groups().close(group);
                rooms.remove(group.name());
            }
        });
    }

    private static Bodies.News news(Session session, String what) {
        String name = session.getString(NAME);
        return new Bodies.News(name + " " + what, session.id(), name);
    }

    /// `Room.Message`: a Notify, pushed to all in the sender's room, the sender among them.
    @Handler
    void message(Session session, Bytes body) {
        Bodies.Said said = services.serializer().read(body, Bodies.Said.class);
        Group group = joined(session);
        int receivers = group.broadcast("onMessage", said);
        rooms.get(group.name()).count(body.length(), receivers);
    }

    /// `Room.Stats`: a Request for the traffic of the sender's room.
    @Handler
    Bodies.Stats stats(Session session, Bytes body) {
        Group group = joined(session);
        RoomTraffic traffic = rooms.get(group.name());
        return new Bodies.Stats(group.name(), group.count(), traffic.last(), traffic.current());
    }

    private Group joined(Session session) {
        return services.groups()
                .find(session.getString(ROOM))
                .filter(group -> group.contains(session))
                .orElseThrow(() -> new HandlerException(403, "join a room first"));
    }
}
