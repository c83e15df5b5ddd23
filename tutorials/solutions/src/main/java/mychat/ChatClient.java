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
        JsonObject body = new JsonObject();
        body.addProperty("name", name);
        return client.request("Room.Join", bytes(body));
    }

    /// Says something in the room.
    public void say(String name, String content) {
        JsonObject body = new JsonObject();
        body.addProperty("name", name);
        body.addProperty("content", content);
        client.tell("Room.Message", bytes(body));
    }

    /// Listens to what is said.
    public void onMessage(Consumer<String> listener) {
        client.on("onMessage", body -> listener.accept(new String(body, StandardCharsets.UTF_8)));
    }

    @Override
    public void received(byte[] chunk) {
        if (heartbeat != null) {
            heartbeat.heard();
        }
        for (Packet packet : packets.feed(chunk)) {
            switch (packet.type()) {
                case Packet.HANDSHAKE -> greet(packet.body());
                case Packet.DATA -> client.received(packet.body());
                default -> {} // heartbeats have been heard; a Kick is followed by the end
            }
        }
    }

    private void greet(byte[] body) {
        JsonObject answer = JsonParser.parseString(new String(body, StandardCharsets.UTF_8)).getAsJsonObject();
        if (answer.get("code").getAsInt() != 200) {
            ready.completeExceptionally(new RequestFailed(body));
            return;
        }
        JsonObject sys = answer.getAsJsonObject("sys");
        client.use(RouteDictionary.readFrom(sys));
        connection.send(PacketCodec.encode(Packet.empty(Packet.HANDSHAKE_ACK)));
        if (sys.has("heartbeat") && sys.get("heartbeat").getAsInt() > 0) {
            heartbeat = new HeartbeatMonitor(
                    clock,
                    Duration.ofSeconds(sys.get("heartbeat").getAsInt()),
                    () -> connection.send(PacketCodec.encode(Packet.empty(Packet.HEARTBEAT))),
                    () -> connection.close(4001, "nothing heard"));
            heartbeat.start();
        }
        ready.complete(null);
    }

    @Override
    public void closed(int code, String reason) {
        if (heartbeat != null) {
            heartbeat.stop();
        }
        ready.completeExceptionally(new RequestFailed(bytes(new JsonObject())));
    }

    private static byte[] bytes(JsonObject json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
