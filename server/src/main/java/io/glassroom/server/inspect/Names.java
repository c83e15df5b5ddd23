package io.glassroom.server.inspect;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What to call the connections: by the uid of their session if it is a name, else by what the application calls the
/// session, or by the `name` that the client gave in a request, else by the connection's own name. A connection is known
/// by its name within the cluster, `c17@gate-1`, whichever node tells of it.
final class Names {

    private final Map<String, String> uids = new HashMap<>();
    private final Map<String, String> said = new HashMap<>();
    private final Map<String, Map<Long, String>> asked = new HashMap<>(); // routes of requests in flight

    /// The name of a connection within the cluster.
    ///
    /// @param node that calls it so
    static String whole(String connection, String node) {
        return connection.indexOf('@') < 0 ? connection + '@' + node : connection;
    }

    /// A node begins to tell: what it told before is of another life.
    void hello(TapLine.Hello hello) {
        forget(hello.node());
        for (TapLine.Present present : hello.present()) {
            String connection = whole(present.connection(), hello.node());
            bound(connection, present.uid());
            if (!present.name().isEmpty()) {
                said.put(connection, present.name());
            }
        }
    }

    private void forget(String node) {
        for (Map<String, ?> known : List.of(uids, said, asked)) {
            known.keySet().removeIf(connection -> connection.endsWith('@' + node));
        }
    }

    void session(String connection, TapEvent.Session session) {
        switch (session.what()) {
            case BOUND -> bound(connection, session.uid());
            case NAMED -> said.put(connection, session.detail());
            case OPENED, JOINED, LEFT, CLOSED -> {}
        }
    }

    /// Learns from a message of a client.
    void heard(String connection, Message message) {
        if (message instanceof Message.Request request) {
            asked.computeIfAbsent(connection, _ -> new HashMap<>()).put(request.id(), request.route().text());
            name(request.body()).ifPresent(name -> said.put(connection, name));
        }
    }

    /// The route of the request that this answers, if it was seen.
    Optional<String> answered(String connection, Message.Response response) {
        return Optional.ofNullable(asked.getOrDefault(connection, new HashMap<>()).remove(response.id()));
    }

    String of(String connection) {
        String uid = uids.get(connection);
        return uid != null ? uid : said.getOrDefault(connection, connection.substring(0, connection.lastIndexOf('@')));
    }

    void gone(String connection) {
        uids.remove(connection);
        said.remove(connection);
        asked.remove(connection);
    }

    private void bound(String connection, String uid) {
        if (!uid.chars().allMatch(Character::isDigit)) { // a number says less than what the client calls itself
            uids.put(connection, uid);
        }
    }

    private static Optional<String> name(Bytes body) {
        if (body.isEmpty() || body.u8(0) != '{') {
            return Optional.empty();
        }
        try {
            return JsonParser.parseString(body.utf8()) instanceof JsonObject json
                            && json.get("name") instanceof JsonPrimitive name
                            && name.isString()
                            && !name.getAsString().isBlank()
                    ? Optional.of(name.getAsString())
                    : Optional.empty();
        } catch (JsonParseException | StackOverflowError e) {
            return Optional.empty();
        }
    }
}
