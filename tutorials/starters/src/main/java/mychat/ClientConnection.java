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
        // TODO(8.4): the client lives; its packets go to the handshake, which hands Data on to `working`
        // TODO(8.4): when the handshake says WORKING for the first time, the heartbeat starts (if the settings say
        //  more than 0)
        // TODO(8.4): whatever throws a ProtocolException closes the connection, with the code that it names
    }

    private void working(Packet packet) {
        // TODO(8.4): the message in a Data packet goes to the dispatcher, whose answer is sent
    }

    @Override
    public void closed(int code, String reason) {
        // TODO(8.4): nothing is to be done later for who is gone: no heartbeat, no timeout of the handshake
        // TODO(8.4): tell `ended`
    }

    @Override
    public void push(String route, byte[] body) {
        // TODO(8.4): a Push in a Data packet
    }

    @Override
    public void kick(int code, String reason) {
        // TODO(8.2): a Kick packet with {"reason":"…"}
        // TODO(8.2): the close behind it (by the handshake, which then knows of it)
    }
}
