package io.glassroom.samples.benchmarks.load;

import java.nio.ByteBuffer;

/// The message that is being received: a cursor over the loop's input buffer, valid only during the callback and
/// reused for the next message, so that receiving allocates nothing (protocol.md section 2).
final class Inbound {
    static final int RESPONSE = 2;
    static final int PUSH = 3;
    /// Not a message of the protocol but the payload of a plain WebSocket frame.
    static final int RAW = -1;

    /// Holds the bytes; absolute positions only.
    final ByteBuffer bytes;

    int type;
    /// Of a Response.
    int id;
    boolean error;
    /// Dictionary code of a Push, or 0 when the route is spelled out.
    int routeCode;
    int routeAt;
    int routeLength;
    int bodyAt;
    int bodyLength;

    Inbound(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    void raw(int at, int length) {
        type = RAW;
        bodyAt = at;
        bodyLength = length;
    }

    /// @throws LoadException when the bytes are no message that a server may send
    void message(int at, int length) {
        int end = at + length;
        int flag = need(at, 1, end);
        type = flag >>> 1 & 7;
        error = (flag & 0x20) != 0;
        if ((flag & 0xD0) != 0 || type != RESPONSE && type != PUSH) {
            throw new LoadException("a server message with flag 0x%02x".formatted(flag & 0xFF));
        }
        int next = type == RESPONSE ? id(at + 1, end) : route(at + 1, end, (flag & 1) != 0);
        bodyAt = next;
        bodyLength = end - next;
    }

    private int id(int at, int end) {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) { // base-128, least significant group first
            byte group = need(at++, 1, end);
            value |= (group & 0x7F) << shift;
            if (group >= 0) {
                id = value;
                return at;
            }
        }
        throw new LoadException("a message id that no request of this load had");
    }

    private int route(int at, int end, boolean compressed) {
        if (compressed) {
            need(at, 2, end);
            routeCode = bytes.getShort(at) & 0xFFFF;
            return at + 2;
        }
        routeCode = 0;
        routeAt = at + 1;
        routeLength = need(at, 1, end) & 0xFF;
        need(at, 1 + routeLength, end);
        return routeAt + routeLength;
    }

    private byte need(int at, int count, int end) {
        if (at + count > end) {
            throw new LoadException("a message that ends inside its header");
        }
        return bytes.get(at);
    }

    /// Whether this is a Push on the route, given its dictionary code (0 for none) and name.
    boolean isPush(int code, byte[] name) {
        if (type != PUSH) {
            return false;
        }
        if (routeCode != 0) {
            return routeCode == code;
        }
        if (routeLength != name.length) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (bytes.get(routeAt + i) != name[i]) {
                return false;
            }
        }
        return true;
    }
}
