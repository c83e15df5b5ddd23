package io.glassroom.samples.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Takes apart what a server sent, where it lies in the loop's input buffer: the answer to the upgrade, WebSocket
/// frames (RFC 6455, 5.2), and in them, or bare on TCP, packets (protocol.md section 1). Strict: a server's frame must
/// not be masked or fragmented, and a packet must lie whole in its WebSocket message.
final class FrameReader {
    private static final int HTTP_HEAD = 8_192; // bytes
    private static final int FIN = 0x80;
    private static final int NO_CODE = 1005; // RFC 6455, 7.4.1

    private final Loop loop;
    private final ByteBuffer in;
    private final Inbound inbound;

    FrameReader(Loop loop, ByteBuffer in) {
        this.loop = loop;
        this.in = in;
        this.inbound = new Inbound(in);
    }

    /// Handles all whole frames from the buffer's start to `end` and returns where the rest begins.
    int parse(Peer peer, int end, long now) {
        int at = 0;
        if (peer.state == Peer.State.UPGRADING) {
            at = upgrade(peer, end, now);
            if (at == 0) {
                return 0;
            }
        }
        return switch (loop.target.framing()) {
            case WEB_SOCKET -> frames(peer, at, end, now);
            case TCP -> packets(peer, at, end, now);
        };
    }

    private int upgrade(Peer peer, int end, long now) {
        String head = new String(bytes(0, Math.min(end, HTTP_HEAD)), StandardCharsets.ISO_8859_1);
        int blank = head.indexOf("\r\n\r\n");
        if (blank < 0) {
            if (end >= HTTP_HEAD) {
                throw new LoadException("the answer to the upgrade has no end");
            }
            return 0;
        }
        Upgrade.check(head.substring(0, blank + 2));
        loop.upgraded(peer, now);
        return blank + 4;
    }

    private int frames(Peer peer, int at, int end, long now) {
        while (end - at >= 2) {
            int first = in.get(at) & 0xFF;
            int length = in.get(at + 1); // bit 7 would be the mask, which no server may set
            int payload = at + 2;
            if (length >= 126) {
                payload = at + (length == 126 ? 4 : 10);
                if (end < payload) {
                    return at;
                }
                length = length == 126
                        ? in.getShort(at + 2) & 0xFFFF
                        : (int) Math.min(in.getLong(at + 2), in.capacity());
            }
            if (length < 0) {
                throw new LoadException("a masked frame from the server");
            }
            if (end - payload < length) {
                return at;
            }
            if (first == (FIN | Wire.OP_BINARY)) {
                binary(peer, payload, length, now);
            } else {
                control(peer, first, payload, length, now);
            }
            at = payload + length;
        }
        return at;
    }

    private void binary(Peer peer, int at, int length, long now) {
        switch (loop.dialect) {
            case RAW -> {
                inbound.raw(at, length);
                loop.deliver(peer, inbound, now);
            }
            case PROTOCOL -> {
                if (packets(peer, at, at + length, now) != at + length) {
                    throw new LoadException("a packet that is not whole in its WebSocket message");
                }
            }
        }
    }

    private void control(Peer peer, int first, int at, int length, long now) {
        switch (first) {
            case FIN | Wire.OP_PING -> loop.out.put(Wire.frame(Wire.OP_PONG, bytes(at, length)));
            case FIN | Wire.OP_PONG -> {}
            case FIN | Wire.OP_CLOSE -> {
                int code = length >= 2 ? in.getShort(at) & 0xFFFF : NO_CODE;
                loop.ended(peer, "closed by the server: " + code + " " + utf8(at + 2, Math.max(0, length - 2)));
            }
            default -> throw new LoadException("a WebSocket frame that starts with 0x%02x".formatted(first));
        }
    }

    private int packets(Peer peer, int at, int end, long now) {
        while (end - at >= 4) {
            int header = in.getInt(at); // type u8, length u24
            int length = header & 0xFFFFFF;
            if (end - at - 4 < length) {
                return at;
            }
            packet(peer, header >>> 24, at + 4, length, now);
            at += 4 + length;
        }
        return at;
    }

    private void packet(Peer peer, int type, int at, int length, long now) {
        switch (type) {
            case Wire.DATA -> {
                inbound.message(at, length);
                loop.deliver(peer, inbound, now);
            }
            case Wire.HEARTBEAT -> loop.heartbeat();
            case Wire.HANDSHAKE -> loop.handshaken(peer, utf8(at, length), now);
            case Wire.KICK -> loop.ended(peer, "kicked: " + utf8(at, length));
            default -> throw new LoadException("a packet of type " + type);
        }
    }

    private String utf8(int at, int length) {
        return new String(bytes(at, length), StandardCharsets.UTF_8);
    }

    private byte[] bytes(int at, int length) {
        byte[] copy = new byte[length];
        in.get(at, copy);
        return copy;
    }
}
