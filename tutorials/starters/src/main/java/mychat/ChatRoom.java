package mychat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Lesson 7: a room in which everybody hears everybody. Called by the threads of all connections at once.
// TODO(7.4): one thread at a time
public final class ChatRoom {

    private final Map<Session, String> members = new LinkedHashMap<>();

    /// Lets a session in: it is told who is there (`onMembers`), the others that it came (`onNewUser`).
    public void join(Session session, String name) {
        // TODO(7.1): push onMembers {"names":["ann","bob"]} to who joins, with those who were there before it
        // TODO(7.1): push onNewUser {"content":"cat joined","name":"cat"} to those; then it is a member as well
    }

    /// Lets a session go, and tells the others (`onLeave`). Does nothing if it is not here.
    public void leave(Session session) {
        // TODO(7.3): it is no member any more; push onLeave {"content":"cat left","name":"cat"} to those who stay
    }

    /// Pushes what a member says to all members, itself among them (`onMessage`). Who is not here is not heard.
    public void say(Session session, String content) {
        // TODO(7.2): push onMessage {"name":"cat","content":"hi"} to all members
    }

    public int size() {
        return members.size();
    }

    private static byte[] bytes(JsonObject json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
