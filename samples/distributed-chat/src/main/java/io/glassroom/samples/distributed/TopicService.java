package io.glassroom.samples.distributed;

import io.glassroom.server.component.Component;
import io.glassroom.server.component.Handler;
import io.glassroom.server.component.Role;
import io.glassroom.server.component.Service;
import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.Session;
import io.glassroom.server.session.Uid;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Who is there and what they have left, at the master. Users are known by their sessions, which nobody can forge.
///
/// It waits for the chat node when somebody comes, so it runs for several sessions at the same time; the table of users
/// has a lock.
@Service(name = "TopicService", on = Role.MASTER, concurrent = true, pushes = {"onMembers", "onBalance"})
public final class TopicService implements Component {

    private static final long FIRST_BALANCE = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Map<Long, User> users = new LinkedHashMap<>(); // by session, in the order of their coming

    /// `TopicService.NewUser`: asked by the gate when somebody logs in. Whoever is known already keeps their balance.
    @Handler
    Bodies.Done newUser(Session session, Login wish) {
        String name = wish.name(session);
        Uid uid = wish.owner(session);
        if (enter(session.id(), new User(name, uid))) {
            session.onClosed(this::forget);
            session.bind(uid);
            session.rename(name);
        }
        session.push("onMembers", present(uid));
        return session.rpc("RoomService.JoinRoom", new Bodies.JoinRoom(name), Bodies.Done.class, PATIENCE);
    }

    /// `TopicService.Stats`: told by the chat node of each message.
    @Handler
    Bodies.Balance stats(Session session, Bodies.Stats message) {
        Bodies.Balance balance = spend(session.id());
        session.push("onBalance", balance);
        return balance;
    }

    /// @return whether this is news
    private synchronized boolean enter(long session, User user) {
        User known = users.putIfAbsent(session, user);
        if (known != null && !known.isSame(user)) {
            throw new HandlerException(409, "logged in already as " + known.name);
        }
        return known == null;
    }

    private synchronized Bodies.Members present(Uid except) {
        return new Bodies.Members(users.values().stream()
                .filter(other -> !other.uid.equals(except)) // not oneself, nor whose place one takes
                .map(other -> other.name)
                .collect(Collectors.joining(",")));
    }

    private synchronized Bodies.Balance spend(long session) {
        User user = users.get(session);
        if (user == null) {
            throw new HandlerException(403, "log in first");
        }
        user.balance--;
        return new Bodies.Balance(user.balance);
    }

    private synchronized void forget(Session session) {
        users.remove(session.id());
    }

    /// Guarded by the service.
    private static final class User {
        private final String name;
        private final Uid uid;
        private long balance = FIRST_BALANCE;

        User(String name, Uid uid) {
            this.name = name;
            this.uid = uid;
        }

        boolean isSame(User other) {
            return name.equals(other.name) && uid.equals(other.uid);
        }
    }
}
