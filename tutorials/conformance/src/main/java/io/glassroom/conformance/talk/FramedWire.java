package io.glassroom.conformance.talk;

import io.glassroom.protocol.client.WireListener;
import io.glassroom.protocol.packet.Bytes;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/// WebSocket frames (RFC 6455, section 5). Each packet leaves as one binary message in one frame, masked; what arrives
/// is handed on frame by frame, because a packet does not care where messages end.
///
/// | part    | width       | content                                                      |
/// |---------|-------------|--------------------------------------------------------------|
/// | first   | 1           | bit 7: last frame of its message; bits 0-3: opcode           |
/// | second  | 1           | bit 7: masked; bits 0-6: length, 126 or 127 for the next two |
/// | length  | 0, 2 or 8   | big-endian                                                   |
/// | mask    | 0 or 4      | of clients alone                                             |
/// | payload | length      |                                                              |
final class FramedWire extends SocketWire {

    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int LAST = 0x80;
    private static final int MASKED = 0x80;
    private static final int LARGEST = 0xff_ff_ff + 4; // bytes of a frame: the largest packet
    private static final int NO_CODE = 1005; // a Close frame that says nothing

    private final DataInputStream in;
    private boolean text; // the message that is under way

    FramedWire(Socket socket, DataInputStream in, WireListener listener) {
        super(socket, listener);
        this.in = in;
    }

    @Override
    public void send(Bytes packet) {
        write(frame(BINARY, packet));
    }

    @Override
    public void sendText(Bytes message) {
        write(frame(TEXT, message));
    }

    @Override
    public void close(int code, String reason) {
        Bytes status = Bytes.wrap((byte) (code >>> 8), (byte) code).concat(Bytes.utf8(reason));
        write(frame(CLOSE, status));
        finish(code, reason);
    }

    @Override
    boolean readOn() throws IOException {
        int opcode = in.readUnsignedByte() & 0x0f;
        Bytes payload = payload();
        switch (opcode) {
            case CONTINUATION, BINARY, TEXT -> {
                text = opcode == CONTINUATION ? text : opcode == TEXT;
                message(payload);
            }
            case CLOSE -> {
                closed(payload);
                return false;
            }
            case PING -> write(frame(PING + 1, payload));
            default -> {} // a Pong that nobody asked for
        }
        return true;
    }

    private Bytes payload() throws IOException {
        long length = in.readUnsignedByte() & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        if (length < 0 || length > LARGEST) {
            throw new IOException("the server sends a frame of " + Long.toUnsignedString(length) + " bytes");
        }
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        return Bytes.wrap(payload);
    }

    private void message(Bytes payload) {
        if (isOver()) {
            return;
        }
        if (text) {
            close(1003, "messages are binary");
        } else {
            listener.received(payload);
        }
    }

    private void closed(Bytes payload) {
        if (!isOver()) {
            write(frame(CLOSE, payload.slice(0, Math.min(2, payload.length()))));
        }
        if (payload.length() < 2) {
            end(NO_CODE, "");
        } else {
            end(payload.u16(0), new String(payload.from(2).toArray(), StandardCharsets.UTF_8));
        }
    }

    private static Bytes frame(int opcode, Bytes payload) {
        int length = payload.length();
        ByteBuffer frame = ByteBuffer.allocate(14 + length).put((byte) (LAST | opcode));
        if (length <= 125) {
            frame.put((byte) (MASKED | length));
        } else if (length <= 0xffff) {
            frame.put((byte) (MASKED | 126)).putShort((short) length);
        } else {
            frame.put((byte) (MASKED | 127)).putLong(length);
        }
        byte[] mask = new byte[4];
        ThreadLocalRandom.current().nextBytes(mask);
        frame.put(mask);
        for (int i = 0; i < length; i++) {
            frame.put((byte) (payload.u8(i) ^ mask[i % 4]));
        }
        return Bytes.copyOf(frame.flip());
    }
}
