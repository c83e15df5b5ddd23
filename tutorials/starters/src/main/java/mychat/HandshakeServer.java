package mychat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.glassroom.kit.Clock;
import io.glassroom.kit.Connection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/// Lesson 2: the way of a connection from its opening to work.
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
    private State state = State.OPENED;

    /// @param working gets each Data packet and heartbeat of a connection that is working
    public HandshakeServer(Connection connection, Clock clock, Settings settings, Consumer<Packet> working) {
        this.connection = connection;
        this.clock = clock;
        this.settings = settings;
        this.working = working;
        // TODO(2.5): whoever is not WORKING after PATIENCE is closed with 4004
    }

    public State state() {
        return state;
    }

    /// A packet of the client.
    public void received(Packet packet) {
        // TODO(2.1): answer a Handshake; from then on the state is HANDSHAKEN
        // TODO(2.2): the Ack makes it WORKING; then Data and heartbeats go to `working`; earlier Data closes with 1002
        // TODO(2.3): ignore a second Handshake; close with 1002 if an Ack comes that is not awaited
        // TODO(2.4): refuse a Handshake that is no JSON object (500, then 1002)
        // TODO(2.4): refuse a version that is not served (501, then 1000)
    }

    private void send(JsonObject answer) {
        byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
        connection.send(PacketCodec.encode(new Packet(Packet.HANDSHAKE, body)));
    }

    /// The connection has ended, or is to end.
    public void close(int code, String reason) {
        state = State.CLOSED;
        connection.close(code, reason);
    }
}
