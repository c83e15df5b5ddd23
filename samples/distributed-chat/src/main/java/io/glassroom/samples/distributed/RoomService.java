package io.glassroom.samples.distributed;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.component.Component;
import io.glassroom.server.component.Handler;
import io.glassroom.server.component.Service;
import io.glassroom.server.group.Group;
import io.glassroom.server.group.Groups;
import io.glassroom.server.node.NodeServices;
import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.Session;

/// The one room, on a chat node. Whoever is gone leaves it by itself.
@Service(name = "RoomService", pushes = {"onNewUser", "onMessage"})
public final class RoomService implements Component {

    private static final String ROOM = "distributed-chat";

    private final Groups groups;

    public RoomService(NodeServices services) {
        this.groups = services.groups();
    }

    /// Every node makes the service, but only a chat node has the room; it has it from the start, so that no other
    /// component can open one of that name.
    @Override
    public void init() {
        groups.named(ROOM);
    }

    private Group room() {
        return groups.named(ROOM);
    }

    /// `RoomService.JoinRoom`: asked by the master when somebody comes. Who somebody is was settled there, so what the body
    /// says does not matter. Joining again does nothing.
    @Handler
    Bodies.Done joinRoom(Session session, Bytes body) {
        if (session.uid().isEmpty() || session.name().isEmpty()) {
            throw new HandlerException(403, "log in first");
        }
        Group room = room();
        if (!room.contains(session)) {
            room.broadcast("onNewUser", new Bodies.News(session.name() + " joined"));
            room.add(session);
        }
        return Bodies.Done.SUCCESS;
    }

    /// `RoomService.SyncMessage`: a Notify, pushed to all, the sender among them. The master is told of it and waited for
    /// by nobody: without it the chat goes on.
    @Handler
    Bodies.Done syncMessage(Session session, Bodies.Said said) {
        Group room = room();
        if (!room.contains(session)) {
            throw new HandlerException(403, "log in first");
        }
        String name = said.name() == null ? session.name() : said.name();
        room.broadcast("onMessage", new Bodies.Said(name, said.content()));
        session.rpc("TopicService.Stats", new Bodies.Stats());
        return Bodies.Done.SUCCESS;
    }
}
