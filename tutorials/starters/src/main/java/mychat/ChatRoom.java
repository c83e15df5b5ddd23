package mychat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Lesson 7: a room in which everybody hears everybody. Called by the threads of all connections at once.
public final class ChatRoom {

    private final Map<Session, String> members = new LinkedHashMap<>();

    /// Lets a session in: it is told who is there (`onMembers`), the others that it came (`onNewUser`).
    public synchronized void join(Session session, String name) {
        if (members.containsKey(session)) {
            return;
        }
        JsonArray names = new JsonArray();
        members.values().forEach(names::add);
        JsonObject present = new JsonObject();
        present.add("names", names);
        session.push("onMembers", bytes(present));
        broadcast("onNewUser", news(name + " joined", name));
        members.put(session, name);
    }

    /// Lets a session go, and tells the others (`onLeave`). Does nothing if it is not here.
    public synchronized void leave(Session session) {
        String name = members.remove(session);
        if (name != null) {
            broadcast("onLeave", news(name + " left", name));
        }
    }

    /// Pushes what a member says to all members, itself among them (`onMessage`). Who is not here is not heard.
    public synchronized void say(Session session, String content) {
        String name = members.get(session);
        if (name != null) {
            JsonObject said = new JsonObject();
            said.addProperty("name", name);
            said.addProperty("content", content);
            broadcast("onMessage", bytes(said));
        }
    }

    public synchronized int size() {
        return members.size();
    }

    private void broadcast(String route, byte[] body) {
        members.keySet().forEach(member -> member.push(route, body));
    }

    private static byte[] news(String content, String name) {
        JsonObject news = new JsonObject();
        news.addProperty("content", content);
        news.addProperty("name", name);
        return bytes(news);
    }

    private static byte[] bytes(JsonObject json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
