package mychat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.glassroom.kit.Clock;
import io.glassroom.kit.Connection;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/// Lesson 2, and the capstone (strict JSON): the way of a connection from its opening to work.
///
/// ```
/// OPENED --Handshake--> HANDSHAKEN --Ack--> WORKING --> CLOSED
/// ```
public final class HandshakeServer {

    public enum State {
        OPENED,
        HANDSHAKEN,
        WORKING,
        CLOSED
    }

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Connection connection;
    private final Clock clock;
    private final Settings settings;
    private final Consumer<Packet> working;
    private final Clock.Timer timeout;
    private State state = State.OPENED;

    /// @param working gets each Data packet and heartbeat of a connection that is working
    public HandshakeServer(Connection connection, Clock clock, Settings settings, Consumer<Packet> working) {
        this.connection = connection;
        this.clock = clock;
        this.settings = settings;
        this.working = working;
        timeout = clock.after(PATIENCE, () -> {
            if (state != State.WORKING) {
                close(4004, "no handshake within " + PATIENCE.toSeconds() + " s");
            }
        });
    }

    public State state() {
        return state;
    }

    /// A packet of the client.
    public void received(Packet packet) {
        switch (packet.type()) {
            case Packet.HANDSHAKE -> {
                if (state == State.OPENED) {
                    answer(packet.body());
                }
            }
            case Packet.HANDSHAKE_ACK -> {
                if (state == State.HANDSHAKEN) {
                    state = State.WORKING;
                    timeout.cancel();
                } else {
                    close(1002, "an Ack out of order");
                }
            }
            case Packet.DATA -> {
                if (state == State.WORKING) {
                    working.accept(packet);
                } else {
                    close(1002, "Data before the Ack");
                }
            }
            case Packet.HEARTBEAT -> {
                if (state == State.WORKING) {
                    working.accept(packet);
                }
            }
            default -> {} // a Kick of a client means nothing
        }
    }

    private void answer(byte[] body) {
        JsonObject request = object(body);
        if (request == null) {
            refuse(500, "the handshake is no JSON object", 1002);
            return;
        }
        if (!settings.refusedVersion().isEmpty() && settings.refusedVersion().equals(version(request))) {
            refuse(501, "this client is too old", 1000);
            return;
        }
        JsonObject sys = settings.more().deepCopy();
        sys.addProperty("heartbeat", settings.heartbeat());
        sys.addProperty("servertime", clock.epochSeconds());
        JsonObject answer = new JsonObject();
        answer.addProperty("code", 200);
        answer.add("sys", sys);
        send(answer);
        state = State.HANDSHAKEN;
    }

    /// Strict: keys in quotation marks, nothing behind the object.
    private static JsonObject object(byte[] body) {
        JsonReader reader = new JsonReader(new StringReader(new String(body, StandardCharsets.UTF_8)));
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonElement element = JsonParser.parseReader(reader);
            boolean atEnd = reader.peek() == JsonToken.END_DOCUMENT;
            return atEnd && element.isJsonObject() ? element.getAsJsonObject() : null;
        } catch (JsonParseException | IOException e) {
            return null;
        }
    }

    private static String version(JsonObject request) {
        return request.get("sys") instanceof JsonObject sys && sys.get("version") instanceof JsonPrimitive version
                ? version.getAsString()
                : "";
    }

    private void refuse(int code, String message, int closeCode) {
        JsonObject answer = new JsonObject();
        answer.addProperty("code", code);
        answer.addProperty("message", message);
        send(answer);
        close(closeCode, message);
    }

    private void send(JsonObject answer) {
        byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
        connection.send(PacketCodec.encode(new Packet(Packet.HANDSHAKE, body)));
    }

    /// The connection has ended, or is to end.
    public void close(int code, String reason) {
        state = State.CLOSED;
        timeout.cancel();
        connection.close(code, reason);
    }
}
