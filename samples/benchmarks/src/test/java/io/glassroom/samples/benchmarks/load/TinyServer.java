package io.glassroom.samples.benchmarks.load;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.FieldSink;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketDecoder;
import io.glassroom.protocol.packet.PacketEncoder;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A server of the protocol that can be told to make mistakes. It reads and writes with the project's own codec, so
/// that what the load encodes by itself is checked against it.
final class TinyServer implements AutoCloseable {
    private static final int LIMIT = 65_536; // bytes

    /// The mistakes; none by default.
    interface Mischief {
        default List<Message.Response> answers(Message.Request request) {
            return List.of(new Message.Response(request.id(), false, request.body()));
        }

        /// What this member gets for one message to the room.
        default List<Message.Push> pushes(int member, Message.Push push) {
            return List.of(push);
        }
    }

    final AtomicInteger heartbeats = new AtomicInteger();

    private final ServerSocket socket = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
    private final List<Client> room = new CopyOnWriteArrayList<>();
    private final List<Client> clients = new CopyOnWriteArrayList<>();
    private final Target.Framing framing;
    private final RouteDictionary dictionary;
    private final Mischief mischief;

    TinyServer(Target.Framing framing, RouteDictionary dictionary, Mischief mischief) throws IOException {
        this.framing = framing;
        this.dictionary = dictionary;
        this.mischief = mischief;
        Thread.ofVirtual().start(this::accept);
    }

    static TinyServer webSocket(Mischief mischief) throws IOException {
        return new TinyServer(Target.Framing.WEB_SOCKET, RouteDictionary.EMPTY, mischief);
    }

    Target target() {
        String scheme = switch (framing) {
            case WEB_SOCKET -> "ws";
            case TCP -> "tcp";
        };
        return Target.parse(scheme + "://127.0.0.1:" + socket.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Client client = new Client(socket.accept());
                clients.add(client);
                Thread.ofVirtual().start(client::serve);
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Client client : clients) {
            client.socket.close();
        }
    }

    private final class Client {
        private final Socket socket;
        private final PacketDecoder decoder = new PacketDecoder(LIMIT);
        private final OutputStream out;
        private int member;

        Client(Socket socket) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
        }

        void serve() {
            try (socket; DataInputStream in = new DataInputStream(socket.getInputStream())) {
                switch (framing) {
                    case TCP -> stream(in);
                    case WEB_SOCKET -> {
                        upgrade(in);
                        frames(in);
                    }
                }
            } catch (IOException gone) {
                // so is the client
            } finally {
                room.remove(this);
            }
        }

        private void stream(DataInputStream in) throws IOException {
            byte[] chunk = new byte[LIMIT];
            for (int count = in.read(chunk); count > 0; count = in.read(chunk)) {
                decoder.feed(Bytes.wrap(chunk.clone(), 0, count), this::packet);
            }
        }

        private void upgrade(DataInputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            String key = head.toString().replaceAll("(?s).*Sec-WebSocket-Key: (\\S+)\r\n.*", "$1");
            write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: " + Upgrade.accept(key) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }

        private void frames(DataInputStream in) throws IOException {
            while (true) {
                int first = in.readUnsignedByte();
                byte[] payload = new byte[in.readUnsignedByte() & 0x7F];
                byte[] mask = in.readNBytes(4);
                in.readFully(payload);
                for (int i = 0; i < payload.length; i++) {
                    payload[i] ^= mask[i % 4];
                }
                if (first == 0x88) {
                    write(new byte[] {(byte) 0x88, 2, 3, (byte) 0xE8});
                    return;
                }
                decoder.feed(Bytes.wrap(payload), this::packet);
            }
        }

        private void packet(Packet packet) {
            switch (packet) {
                case Packet.Handshake handshake ->
                    send(PacketEncoder.encode(new Packet.Handshake(Bytes.utf8(greeting()))));
                case Packet.HandshakeAck ack -> {}
                case Packet.Heartbeat heartbeat -> heartbeats.incrementAndGet();
                case Packet.Data data -> message(MessageCodec.decode(data.body(), dictionary, LIMIT, FieldSink.NONE));
                case Packet.Kick kick -> throw new AssertionError("a client never kicks");
            }
        }

        private String greeting() {
            String codes = dictionary.codes().toString().replaceAll("([\\w.]+)=", "\"$1\":");
            return "{\"code\":200,\"sys\":{\"heartbeat\":1,\"dict\":" + codes + "}}";
        }

        private void message(Message message) {
            switch (message) {
                case Message.Request request when request.route().equals(Route.of("Room.Join")) -> join(request);
                case Message.Request request -> mischief.answers(request).forEach(this::send);
                case Message.Notify notify -> {
                    Message.Push push = new Message.Push(Route.of("onMessage"), notify.body());
                    room.forEach(member -> mischief.pushes(member.member, push).forEach(member::send));
                }
                case Message.Response response -> throw new AssertionError("a client never responds");
                case Message.Push push -> throw new AssertionError("a client never pushes");
            }
        }

        private void join(Message.Request request) {
            synchronized (room) {
                member = room.size();
                room.add(this);
            }
            send(new Message.Push(Route.of("onMembers"), Bytes.utf8("{\"members\":[1]}")));
            send(new Message.Response(request.id(), false, Bytes.utf8("{\"code\":0,\"result\":\"success\"}")));
        }

        private void send(Message message) {
            send(MessageCodec.encodePacket(message, dictionary));
        }

        private void send(Bytes packet) {
            byte[] bytes = packet.toArray();
            try {
                switch (framing) {
                    case TCP -> write(bytes);
                    case WEB_SOCKET -> {
                        byte[] head = bytes.length < 126
                                ? new byte[] {(byte) 0x82, (byte) bytes.length}
                                : new byte[] {(byte) 0x82, 126, (byte) (bytes.length >> 8), (byte) bytes.length};
                        write(Wire.join(head, bytes));
                    }
                }
            } catch (IOException gone) {
                room.remove(this);
            }
        }

        private void write(byte[] bytes) throws IOException {
            synchronized (out) {
                out.write(bytes);
            }
        }
    }
}
