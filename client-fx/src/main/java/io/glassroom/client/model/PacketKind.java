package io.glassroom.client.model;

import io.glassroom.protocol.packet.PacketType;

/// The five packet types with their signs, and what could not be read as any of them.
public enum PacketKind {
    HANDSHAKE("Handshake", "⇄"),
    ACK("Ack", "✓"),
    HEARTBEAT("Heartbeat", "♥"),
    DATA("Data", "▣"),
    KICK("Kick", "✖"),
    UNKNOWN("?", "!");

    private final String title;
    private final String glyph;

    PacketKind(String title, String glyph) {
        this.title = title;
        this.glyph = glyph;
    }

    /// The name that the protocol uses; never translated.
    public String title() {
        return title;
    }

    /// One character that tells the kind without colour.
    public String glyph() {
        return glyph;
    }

    static PacketKind of(PacketType type) {
        return switch (type) {
            case HANDSHAKE -> HANDSHAKE;
            case HANDSHAKE_ACK -> ACK;
            case HEARTBEAT -> HEARTBEAT;
            case DATA -> DATA;
            case KICK -> KICK;
        };
    }
}
