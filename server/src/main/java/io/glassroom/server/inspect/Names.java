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
import java.util.Map;
import java.util.Optional;

/// What to call the connections: by the uid of their session if it is a name, else by what the application calls the
/// session, or by the `name` that the client gave in a request, else by the connection's own name.
final class Names {

    private final Map<String, String> uids = new HashMap<>();
    private final Map<String, String> said = new HashMap<>();
    private final Map<String, Map<Long, String>> asked = new HashMap<>(); // routes of requests in flight

    void hello(TapLine.Hello hello) {
        for (TapLine.Present present : hello.present()) {
            bound(present.connection(), present.uid());
            if (!present.name().isEmpty()) {
                said.put(present.connection(), present.name());
            }
        }
    }

    void session(TapEvent.Session session) {
        switch (session.what()) {
            case BOUND -> bound(session.connection(), session.uid());
            case NAMED -> said.put(session.connection(), session.detail());
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
        return uid != null ? uid : said.getOrDefault(connection, connection);
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
