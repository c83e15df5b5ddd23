package mychat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.glassroom.kit.Clock;
import io.glassroom.kit.Connection;
import io.glassroom.kit.ConnectionHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Lesson 8: the client's end of a connection, from the Handshake to the first message. Talks to your own server,
/// and to Glassroom's.
public final class ChatClient implements ConnectionHandler {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Connection connection;
    private final Clock clock;
    private final Client client;
    private final PacketCodec packets = new PacketCodec();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private HeartbeatMonitor heartbeat;

    /// Sends the Handshake.
    public ChatClient(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
        client = new Client(connection, clock, TIMEOUT);
        byte[] hello = "{\"sys\":{\"type\":\"mychat\",\"version\":\"1.0.0\"}}".getBytes(StandardCharsets.UTF_8);
        connection.send(PacketCodec.encode(new Packet(Packet.HANDSHAKE, hello)));
    }

    /// Done when the server has accepted the Handshake and the Ack is sent; fails if it refuses.
    public CompletableFuture<Void> ready() {
        return ready;
    }

    /// Joins the room.
    public CompletableFuture<byte[]> join(String name) {
        // TODO(8.5): a Request Room.Join with {"name":"ann"}
        return new CompletableFuture<>();
    }

    /// Says something in the room.
    public void say(String name, String content) {
        // TODO(8.5): a Notify Room.Message with {"name":"ann","content":"hi"}
    }

    /// Listens to what is said.
    public void onMessage(Consumer<String> listener) {
        // TODO(8.5): the bodies of onMessage, as text
    }

    @Override
    public void received(byte[] chunk) {
        // TODO(8.5): the server lives; its Handshake goes to `greet`, the body of Data to the client
    }

    private void greet(byte[] body) {
        // TODO(8.5): if the code is not 200, `ready` fails with RequestFailed
        // TODO(8.5): the client uses the dictionary of `sys`; the Ack is sent
        // TODO(8.5): the heartbeat starts with the interval of `sys`, and closes with 4001 if nothing is heard
        // TODO(8.5): `ready` is done
    }

    @Override
    public void closed(int code, String reason) {
        // TODO(8.5): the heartbeat stops, if there is one; `ready` fails with RequestFailed if it is not done
    }

    private static byte[] bytes(JsonObject json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
