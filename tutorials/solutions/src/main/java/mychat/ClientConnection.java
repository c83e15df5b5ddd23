package mychat;

import com.google.gson.JsonObject;
import io.glassroom.kit.Clock;
import io.glassroom.kit.Connection;
import io.glassroom.kit.ConnectionHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Lesson 8: one client's connection at the server. All that was built in the lessons before, one behind the other:
///
/// ```
/// bytes -> PacketCodec -> HandshakeServer -> MessageCodec -> Dispatcher -> bytes
///                  `-> HeartbeatMonitor
/// ```
public final class ClientConnection implements ConnectionHandler, Session {

    private final Connection connection;
    private final Settings settings;
    private final RouteDictionary dictionary;
    private final Dispatcher dispatcher;
    private final Runnable ended;
    private final PacketCodec packets = new PacketCodec();
    private final HandshakeServer handshake;
    private final HeartbeatMonitor heartbeat;

    /// @param ended called once, when the connection is gone
    public ClientConnection(
            Connection connection,
            Clock clock,
            Settings settings,
            RouteDictionary dictionary,
            Dispatcher dispatcher,
            Runnable ended) {
        this.connection = connection;
        this.settings = settings;
        this.dictionary = dictionary;
        this.dispatcher = dispatcher;
        this.ended = ended;
        handshake = new HandshakeServer(connection, clock, settings, this::working);
        heartbeat = new HeartbeatMonitor(
                clock,
                Duration.ofSeconds(settings.heartbeat()),
                () -> connection.send(PacketCodec.encode(Packet.empty(Packet.HEARTBEAT))),
                () -> handshake.close(4001, "nothing heard"));
    }

    @Override
    public void received(byte[] chunk) {
        heartbeat.heard();
        try {
            for (Packet packet : packets.feed(chunk)) {
                boolean worked = handshake.state() == HandshakeServer.State.WORKING;
                handshake.received(packet);
                if (!worked && handshake.state() == HandshakeServer.State.WORKING && settings.heartbeat() > 0) {
                    heartbeat.start();
                }
            }
        } catch (ProtocolException broken) {
            handshake.close(broken.closeCode(), broken.getMessage() + " (offset " + broken.offset() + ")");
        }
    }

    private void working(Packet packet) {
        if (packet.type() == Packet.DATA) {
            dispatcher.handle(this, MessageCodec.decode(packet.body(), dictionary), this::send);
        }
    }

    @Override
    public void closed(int code, String reason) {
        heartbeat.stop();
        handshake.close(code, reason);
        ended.run();
    }

    @Override
    public void push(String route, byte[] body) {
        send(new Message.Push(route, body));
    }

    @Override
    public void kick(int code, String reason) {
        JsonObject body = new JsonObject();
        body.addProperty("reason", reason);
        connection.send(PacketCodec.encode(new Packet(Packet.KICK, body.toString().getBytes(StandardCharsets.UTF_8))));
        handshake.close(code, reason);
    }

    private void send(Message message) {
        connection.send(PacketCodec.encode(new Packet(Packet.DATA, MessageCodec.encode(message, dictionary))));
    }
}
