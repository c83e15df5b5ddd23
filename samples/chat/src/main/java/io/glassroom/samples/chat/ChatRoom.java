package io.glassroom.samples.chat;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.component.Component;
import io.glassroom.server.component.Handler;
import io.glassroom.server.component.Service;
import io.glassroom.server.group.Group;
import io.glassroom.server.node.NodeServices;
import io.glassroom.server.schedule.Repetition;
import io.glassroom.server.schedule.Scheduler;
import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.Session;
import io.glassroom.server.session.Uid;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Rooms in which everybody hears everybody. Who joins is told who is there, the others are told who came, and who
/// leaves or drops is announced. In a cluster each room is on one node ([RoomRouting]), and whoever joins a room on another
/// node is gone from this one.
///
/// Its handlers run one at a time, so that its maps need no lock.
@Service(name = "Room", scheduler = "Room", pushes = {"onMembers", "onNewUser", "onLeave", "onMessage"})
public final class ChatRoom implements Component {

    private static final String ROOM = "room"; // session attributes
    private static final String NAME = "name";

    private final NodeServices services;
    private final Scheduler scheduler;
    private final Map<String, RoomTraffic> rooms = new HashMap<>();
    private @Nullable Repetition minutes;

    public ChatRoom(NodeServices services) {
        this.services = services;
        this.scheduler = services.schedulers().named("Room");
    }

    @Override
    public void afterInit() {
        minutes = scheduler.every(Duration.ofMinutes(1), () -> rooms.values().forEach(RoomTraffic::nextMinute));
    }

    @Override
    public void shutdown() {
        if (minutes != null) {
            minutes.stop();
        }
    }

    /// `Room.Join`: a Request. Joining another room leaves the one before.
    @Handler
    Bodies.Joined join(Session session, Bodies.Join join) {
        Wish wish = Wish.of(session, join);
        if (wish.room().equals(session.getString(ROOM))) {
            return Bodies.Joined.SUCCESS;
        }
        refuseGroupsOfOthers(wish.room());
        if (session.uid().isEmpty()) {
            session.bind(Uid.of(session.id()));
        }
        if (!session.has(NAME)) {
            session.onClosed(gone -> scheduler.execute(() -> leave(gone)));
        }
        leave(session);
        session.set(NAME, wish.name());
        session.rename(wish.name());
        enter(session, services.groups().named(wish.room()));
        return Bodies.Joined.SUCCESS;
    }

    /// Other components of the node have groups too, and those are no rooms to walk into.
    private void refuseGroupsOfOthers(String room) {
        if (services.groups().find(room).isPresent() && !rooms.containsKey(room)) {
            throw new HandlerException(403, "room " + room + " is not open to visitors");
        }
    }

    private void enter(Session session, Group group) {
        List<Session> present = group.sessions();
        group.add(session);
        session.set(ROOM, group.name());
        rooms.computeIfAbsent(group.name(), name -> new RoomTraffic());
        group.multicast("onNewUser", news(session, "joined"), member -> member != session);
        session.push(
                "onMembers",
                new Bodies.Members(
                        present.stream().map(Session::id).toList(),
                        present.stream().map(member -> member.getString(NAME)).toList()));
    }

    private void leave(Session session) {
        services.groups().find(session.getString(ROOM)).ifPresent(group -> {
            session.remove(ROOM);
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

    /// `Room.Message`: a Notify, pushed to all in the sender's room, the sender among them. A Request is answered after that
    /// with an empty object.
    @Handler
    Bodies.Told message(Session session, Bytes body) {
        Bodies.Said said = services.serializer().read(body, Bodies.Said.class);
        Group group = joined(session);
        Bytes told = services.serializer().write(said);
        int receivers = group.broadcast("onMessage", told);
        traffic(group).count(body.length(), told.length(), receivers);
        return Bodies.Told.TOLD;
    }

    /// `Room.Stats`: a Request for the traffic of the sender's room.
    @Handler
    Bodies.Stats stats(Session session, Bytes body) {
        Group group = joined(session);
        RoomTraffic traffic = traffic(group);
        return new Bodies.Stats(group.name(), group.count(), traffic.last(), traffic.current());
    }

    private RoomTraffic traffic(Group group) {
        return Objects.requireNonNull(rooms.get(group.name()), "a room that somebody is in has its traffic counted");
    }

    private Group joined(Session session) {
        return services.groups()
                .find(session.getString(ROOM))
                .filter(group -> group.contains(session))
                .orElseThrow(() -> new HandlerException(403, "join a room first"));
    }
}
