package io.glassroom.samples.distributed;

import io.glassroom.server.component.Component;
import io.glassroom.server.component.Handler;
import io.glassroom.server.component.Role;
import io.glassroom.server.component.Service;
import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.Session;
import java.time.Duration;

/// The door, at the gate. Who logs in is answered at once and then led through the cluster; what else they send waits
/// until they are in the room.
///
/// It waits for other nodes, so logins of different sessions run at the same time.
@Service(name = "BindService", on = Role.GATE, concurrent = true)
public final class BindService implements Component {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String NICKNAME = "nickname"; // session attribute

    /// `BindService.Login`: a Request. Logging in again under the same name does no harm, and brings back whoever was
    /// forgotten by a node that is gone.
    @Handler
    void login(Session session, Login wish) {
        String name = wish.name(session);
        wish.owner(session); // refuses what nobody can be, before it is answered
        if (session.has(NICKNAME) && !session.getString(NICKNAME).equals(name)) {
            throw new HandlerException(409, "logged in already as " + session.getString(NICKNAME));
        }
        session.set(NICKNAME, name);
        if (session.lastMid() != 0) {
            session.respond(Bodies.Done.SUCCESS);
        }
        try {
            session.rpc("TopicService.NewUser", wish, Bodies.Done.class, PATIENCE);
        } catch (HandlerException e) {
            if (e.error().code() != 503 && e.error().code() != 504) {
                throw e;
            }
            enterWithoutMaster(session, wish);
        }
    }

    /// Nobody counts what is said while there is no master, but the chat goes on.
    private static void enterWithoutMaster(Session session, Login login) {
        session.bind(login.owner(session));
        session.rename(login.name(session));
        session.rpc("RoomService.JoinRoom", new Bodies.JoinRoom(session.name()), Bodies.Done.class, PATIENCE);
    }
}
