package io.glassroom.samples.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// What the load sends, encoded before the measurement starts. All frames are short: the WebSocket header has
/// 2 bytes and the mask key 4.
///
/// The mask key is zero. A client must mask (RFC 6455, 5.3), and masking with zero leaves the payload as it is, so the
/// load costs nothing here while the server still does its full work of unmasking.
final class Wire {
    /// Packet types, protocol.md section 1.
    static final int HANDSHAKE = 1;
    static final int HANDSHAKE_ACK = 2;
    static final int HEARTBEAT = 3;
    static final int DATA = 4;
    static final int KICK = 5;

    /// WebSocket opcodes, RFC 6455, 5.2.
    static final int OP_BINARY = 2;
    static final int OP_CLOSE = 8;
    static final int OP_PING = 9;
    static final int OP_PONG = 10;

    /// The longest payload of a frame with a 2-byte header.
    static final int SHORT_FRAME = 125;

    static final byte[] NOTHING = {};

    private Wire() {}

    /// One client frame with FIN set and a zero mask key.
    static byte[] frame(int opcode, byte[] payload) {
        if (payload.length > SHORT_FRAME) {
            throw new IllegalArgumentException("frame payload is " + payload.length + " bytes, at most " + SHORT_FRAME);
        }
        return ByteBuffer.allocate(6 + payload.length)
                .put((byte) (0x80 | opcode))
                .put((byte) (0x80 | payload.length))
                .putInt(0) // mask key
                .put(payload)
                .array();
    }

    /// One packet, inside a WebSocket frame or bare for TCP.
    static byte[] packet(Target.Framing framing, int type, byte[] body) {
        byte[] packet = ByteBuffer.allocate(4 + body.length).putInt(type << 24 | body.length).put(body).array();
        return switch (framing) {
            case WEB_SOCKET -> frame(OP_BINARY, packet);
            case TCP -> packet;
        };
    }

    /// A Request or Notify up to its body, with the dictionary code when there is one (`code` > 0).
    static byte[] messageHead(int type, byte[] id, String route, int code) {
        byte[] name = route.getBytes(StandardCharsets.UTF_8);
        ByteBuffer head = ByteBuffer.allocate(1 + id.length + 2 + name.length);
        head.put((byte) (type << 1 | (code > 0 ? 1 : 0))).put(id);
        if (code > 0) {
            head.putShort((short) code);
        } else {
            head.put((byte) name.length).put(name);
        }
        byte[] bytes = new byte[head.position()];
        head.flip().get(bytes);
        return bytes;
    }

    static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
    }
}
