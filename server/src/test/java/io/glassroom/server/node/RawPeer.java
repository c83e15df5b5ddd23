package io.glassroom.server.node;

import io.glassroom.protocol.handshake.HandshakeResponse;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.FieldSink;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketDecoder;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.PacketType;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/// A client that does exactly what a test tells it to, right or wrong, over WebSocket or raw TCP. It reads when it is
/// asked to and not before; reads give up after ten seconds.
final class RawPeer implements AutoCloseable {

    /// How a connection ended.
    ///
    /// @param code of the Close frame; 0 where there was none
    record End(int code, String reason) {}

    private static final int BINARY = 2;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final byte[] MASK = {0x11, 0x22, 0x33, 0x44};

    private final Socket socket = new Socket();
    private final boolean webSocket;
    private final DataInputStream in;
    private final OutputStream out;
    private final PacketDecoder decoder = new PacketDecoder(PacketEncoder.MAX_BODY);
    private final Queue<Packet> arrived = new ArrayDeque<>();
    private Optional<End> end = Optional.empty();
    private RouteDictionary dictionary = RouteDictionary.EMPTY;

    private RawPeer(URI node, int receiveBuffer) throws IOException {
        webSocket = node.getScheme().equals("ws");
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new InetSocketAddress(node.getHost(), node.getPort()), 10_000);
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /// A socket, and nothing said on it.
    static RawPeer dial(URI node) throws IOException {
        return new RawPeer(node, 0);
    }

    /// Open, for packets; no Handshake yet.
    static RawPeer open(URI node) throws IOException {
        return dial(node).upgrade(node);
    }

    /// Through the handshake, with the node's dictionary.
    static RawPeer join(URI node) throws IOException {
        return open(node).shakeHands();
    }

    /// The same for one that has little room for what it does not read.
    static RawPeer narrow(URI node) throws IOException {
        return new RawPeer(node, 4096).upgrade(node).shakeHands();
    }

    private RawPeer upgrade(URI node) throws IOException {
        if (webSocket) {
            write(upgradeRequest(node.getPath()));
            String head = readHead();
            if (!head.startsWith("HTTP/1.1 101 ")) {
                throw new IOException("refused: " + head);
            }
        }
        return this;
    }

    static byte[] upgradeRequest(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private String readHead() throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(in.readUnsignedByte());
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    RawPeer shakeHands() throws IOException {
        HandshakeResponse answer = handshake("{}");
        if (!(answer instanceof HandshakeResponse.Accepted accepted)) {
            throw new IOException("refused: " + answer);
        }
        dictionary = accepted.dictionary();
        send(new Packet.HandshakeAck());
        if (accepted.heartbeat().isPositive()) {
            nextOfAny(); // the Heartbeat that the node sends at once: now it has read the Ack
        }
        return this;
    }

    HandshakeResponse handshake(String json) throws IOException {
        send(new Packet.Handshake(Bytes.utf8(json)));
        return HandshakeResponse.read(next().body(), RouteDictionary.EMPTY);
    }

    // Out

    void send(Packet packet) throws IOException {
        send(PacketEncoder.encode(packet));
    }

    void send(Message message) throws IOException {
        send(MessageCodec.encodePacket(message, dictionary));
    }

    /// One WebSocket message, or bytes of the stream.
    void send(Bytes packets) throws IOException {
        write(webSocket ? frame(BINARY, packets.toArray()) : packets.toArray());
    }

    /// Each packet a WebSocket message of its own, all in one segment.
    void sendTogether(Iterable<? extends Message> messages) throws IOException {
        var segment = new ByteArrayOutputStream();
        for (Message message : messages) {
            byte[] packet = MessageCodec.encodePacket(message, dictionary).toArray();
            segment.writeBytes(webSocket ? frame(BINARY, packet) : packet);
        }
        write(segment.toByteArray());
    }

    void sendText(Bytes text) throws IOException {
        write(frame(TEXT, text.toArray()));
    }

    void request(long id, String route, String body) throws IOException {
        send(new Message.Request(id, Route.of(route), Bytes.utf8(body)));
    }

    void notify(String route, String body) throws IOException {
        send(new Message.Notify(Route.of(route), Bytes.utf8(body)));
    }

    void beat() throws IOException {
        send(new Packet.Heartbeat());
    }

    void write(byte... bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /// The head of a masked frame that says so many bytes will follow.
    static byte[] frameHead(int opcode, long length) {
        ByteBuffer head = ByteBuffer.allocate(14).put((byte) (0x80 | opcode));
        if (length <= 125) {
            head.put((byte) (0x80 | length));
        } else if (length <= 0xffff) {
            head.put((byte) (0x80 | 126)).putShort((short) length);
        } else {
            head.put((byte) (0x80 | 127)).putLong(length);
        }
        byte[] bytes = new byte[head.put(MASK).flip().remaining()];
        head.get(bytes);
        return bytes;
    }

    private static byte[] frame(int opcode, byte... payload) {
        byte[] masked = payload.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= MASK[i % 4];
        }
        return Bytes.wrap(frameHead(opcode, payload.length)).concat(Bytes.wrap(masked)).toArray();
    }

    // In

    /// The next packet that is no Heartbeat.
    Packet next() throws IOException {
        while (true) {
            Packet packet = nextOfAny();
            if (packet.type() != PacketType.HEARTBEAT) {
                return packet;
            }
        }
    }

    Packet nextOfAny() throws IOException {
        while (arrived.isEmpty()) {
            if (end.isPresent()) {
                throw new EOFException("the connection has ended: " + end.get());
            }
            readMore();
        }
        return arrived.remove();
    }

    /// The message in the next packet.
    Message message() throws IOException {
        Packet packet = next();
        return MessageCodec.decode(packet.body(), dictionary, PacketEncoder.MAX_BODY, FieldSink.NONE);
    }

    /// The next message, in short: `7 {"code":0}`, `7! {"code":404,…}` or `onMessage {…}`.
    String heard() throws IOException {
        return switch (message()) {
            case Message.Response(long id, boolean error, Bytes body) -> id + (error ? "! " : " ") + body.utf8();
            case Message.Push(Route route, Bytes body) -> route.text() + " " + body.utf8();
            case Message other -> throw new IOException("a server does not send " + other);
        };
    }

    /// Reads to the end and forgets the packets on the way.
    End end() throws IOException {
        while (end.isEmpty()) {
            arrived.clear();
            readMore();
        }
        return end.get();
    }

    private void readMore() throws IOException {
        try {
            if (webSocket) {
                readFrame();
            } else {
                byte[] chunk = new byte[8192];
                int count = in.read(chunk);
                if (count < 0) {
                    throw new EOFException();
                }
                decoder.feed(Bytes.wrap(chunk, 0, count), arrived::add);
            }
        } catch (EOFException e) {
            end = Optional.of(new End(0, "end of stream"));
        } catch (SocketException e) {
            end = Optional.of(new End(0, "reset"));
        }
    }

    private void readFrame() throws IOException {
        int opcode = in.readUnsignedByte() & 0x0f;
        long length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        byte[] payload = new byte[Math.toIntExact(length)];
        in.readFully(payload);
        if (opcode == CLOSE) {
            int code = Bytes.wrap(payload).u16(0);
            end = Optional.of(new End(code, new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8)));
            write(frame(CLOSE, payload[0], payload[1]));
        } else {
            decoder.feed(Bytes.wrap(payload), arrived::add);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
