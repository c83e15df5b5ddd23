package io.glassroom.server.transport;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.SocketFactory;

/// A WebSocket client that does exactly what a test tells it to, right or wrong. Reads give up after ten seconds.
final class RawClient implements AutoCloseable {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final byte[] MASK = {0x11, 0x22, 0x33, 0x44};

    final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    record Frame(boolean last, int opcode, byte[] payload) {

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        int closeCode() {
            return ByteBuffer.wrap(payload).getShort() & 0xffff;
        }

        String closeReason() {
            return new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
        }
    }

    RawClient(InetSocketAddress address) throws IOException {
        this(SocketFactory.getDefault().createSocket(), address);
    }

    RawClient(Socket socket, InetSocketAddress address) throws IOException {
        this.socket = socket;
        socket.connect(new InetSocketAddress("127.0.0.1", address.getPort()), 10_000);
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /// Connects and upgrades on `/ws`.
    static RawClient open(Acceptor acceptor) throws IOException {
        var client = new RawClient(acceptor.address());
        client.upgrade("/ws");
        return client;
    }

    static String upgradeRequest(String path, String... headers) {
        var request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return request.append("\r\n").toString();
    }

    void upgrade(String path, String... headers) throws IOException {
        write(upgradeRequest(path, headers).getBytes(StandardCharsets.ISO_8859_1));
        String head = readHead();
        if (!head.startsWith("HTTP/1.1 101 ") || !head.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")) {
            throw new IOException("refused: " + head);
        }
    }

    /// Status line and headers, to the empty line.
    String readHead() throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(in.readUnsignedByte());
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    byte[] readBytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return bytes;
    }

    void write(byte... bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    void send(byte... payload) throws IOException {
        write(frame(true, BINARY, payload));
    }

    static byte[] frame(boolean last, int opcode, byte... payload) {
        byte[] masked = payload.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= MASK[i % 4];
        }
        return head(last, opcode, payload.length, true)
                .put(masked)
                .array();
    }

    /// The head with room for the payload after it.
    private static ByteBuffer head(boolean last, int opcode, int length, boolean masked) {
        int extended = length <= 125 ? 0 : length <= 0xffff ? 2 : 8;
        ByteBuffer frame = ByteBuffer.allocate(2 + extended + (masked ? 4 : 0) + length);
        frame.put((byte) ((last ? 0x80 : 0) | opcode));
        int code = extended == 0 ? length : extended == 2 ? 126 : 127;
        frame.put((byte) ((masked ? 0x80 : 0) | code));
        if (extended == 2) {
            frame.putShort((short) length);
        } else if (extended == 8) {
            frame.putLong(length);
        }
        return masked ? frame.put(MASK) : frame;
    }

    static byte[] unmasked(int opcode, byte... payload) {
        return head(true, opcode, payload.length, false).put(payload).array();
    }

    static byte[] closeFrame(int code) {
        return frame(true, CLOSE, (byte) (code >> 8), (byte) code);
    }

    Frame read() throws IOException {
        int flags = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        return new Frame((flags & 0x80) != 0, flags & 0x0f, readBytes(length));
    }

    /// Reads on to the Close frame and answers it.
    Frame readClose() throws IOException {
        Frame frame = read();
        while (frame.opcode() != CLOSE) {
            frame = read();
        }
        write(closeFrame(frame.closeCode()));
        return frame;
    }

    /// Whether the server has closed the socket; waits for it.
    boolean atEnd() throws IOException {
        try {
            in.readUnsignedByte();
            return false;
        } catch (EOFException | SocketException e) {
            return true;
        }
    }

    /// Goes away with a reset.
    void vanish() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
