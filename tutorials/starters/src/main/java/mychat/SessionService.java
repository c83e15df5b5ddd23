package mychat;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Lesson 8: which session belongs to whom. One person has one session: who comes again replaces the one before.
public final class SessionService {

    /// The close code of a session that was replaced.
    public static final int REPLACED = 4005;

    private final Map<String, Session> byUid = new ConcurrentHashMap<>();

    /// The session is this person's from now on. If another one was, it is kicked.
    public void bind(String uid, Session session) {
        // TODO(8.1): remember it
        // TODO(8.2): if another session was this person's, kick that one: REPLACED, "logged in elsewhere"
    }

    /// The session of a person, if there is one.
    public Optional<Session> find(String uid) {
        // TODO(8.1)
        return Optional.empty();
    }

    /// The session has ended. If the person has another one by now, that stays.
    public void closed(String uid, Session session) {
        // TODO(8.3)
    }
}
