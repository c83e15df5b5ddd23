package io.glassroom.protocol.packet;

import org.jspecify.annotations.Nullable;

/// The first byte of a packet (protocol.md, section 1).
public enum PacketType {
    /// Opens the connection: what each end is and supports.
    HANDSHAKE(1),
    /// The client has read the server's handshake and is ready.
    HANDSHAKE_ACK(2),
    /// "I am alive", from either end; four bytes in all.
    HEARTBEAT(3),
    /// Carries one message.
    DATA(4),
    /// The server ends the connection and says why.
    KICK(5);

    private final int code;

    PacketType(int code) {
        this.code = code;
    }

    /// The byte on the wire, 1 to 5.
    public int code() {
        return code;
    }

    /// The type of this code; null if there is none.
    public static @Nullable PacketType of(int code) {
        return switch (code) {
            case 1 -> HANDSHAKE;
            case 2 -> HANDSHAKE_ACK;
            case 3 -> HEARTBEAT;
            case 4 -> DATA;
            case 5 -> KICK;
            default -> null;
        };
    }
}
