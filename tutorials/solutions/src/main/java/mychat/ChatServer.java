package mychat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.glassroom.kit.Clock;
import io.glassroom.kit.Connection;
import io.glassroom.kit.ConnectionHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// Lesson 8: the whole server. A connection comes in, and becomes a session that may join the room and talk.
public final class ChatServer {

    private static final List<String> ROUTES =
            List.of("Room.Join", "Room.Message", "onLeave", "onMembers", "onMessage", "onNewUser");

    private final Clock clock;
    private final RouteDictionary dictionary = RouteDictionary.of(ROUTES);
    private final Settings settings;
    private final ChatRoom room = new ChatRoom();
    private final SessionService sessions = new SessionService();
    private final Map<Session, String> uids = new ConcurrentHashMap<>();
    private final Dispatcher dispatcher =
            new Dispatcher().on("Room.Join", this::join).on("Room.Message", this::message);

    public ChatServer(Clock clock, int heartbeatSeconds) {
        this.clock = clock;
        JsonObject more = new JsonObject();
        dictionary.writeTo(more);
        settings = new Settings(heartbeatSeconds, "", more);
    }

    /// A client has connected.
    public ConnectionHandler opened(Connection connection) {
        AtomicReference<Session> self = new AtomicReference<>();
        ClientConnection client =
                new ClientConnection(connection, clock, settings, dictionary, dispatcher, () -> closed(self.get()));
        self.set(client);
        return client;
    }

    private void closed(Session session) {
        room.leave(session);
        String uid = uids.remove(session);
        if (uid != null) {
            sessions.closed(uid, session);
        }
    }

    /// `Room.Join`: a Request with `{"name":"ann"}`. A name is a person: who comes again replaces the one before,
    /// also in the room. A session that joins a second time stays who it is.
    private byte[] join(Session session, byte[] body) {
        String name = text(body, "name");
        if (uids.putIfAbsent(session, name) == null) {
            sessions.find(name).ifPresent(room::leave); // now, and not only when its connection has closed
            sessions.bind(name, session);
            room.join(session, name);
        }
        return "{\"code\":0,\"result\":\"success\"}".getBytes(StandardCharsets.UTF_8);
    }

    /// `Room.Message`: a Notify with `{"content":"hi"}`.
    private byte[] message(Session session, byte[] body) {
        room.say(session, text(body, "content"));
        return "{}".getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] body, String key) {
        JsonObject json = JsonParser.parseString(new String(body, StandardCharsets.UTF_8)).getAsJsonObject();
        return json.get(key).getAsString();
    }
}
