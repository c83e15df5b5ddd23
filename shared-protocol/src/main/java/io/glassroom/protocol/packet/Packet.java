package io.glassroom.protocol.packet;

/// The unit that both ends exchange (protocol.md, section 1). Any packet may carry a body, though only Handshake, Data
/// and Kick make use of it: an Ack or a heartbeat with a body is accepted and reproduced byte for byte.
public sealed interface Packet {

    PacketType type();

    Bytes body();

    record Handshake(Bytes body) implements Packet {
        @Override
        public PacketType type() {
            return PacketType.HANDSHAKE;
        }
    }

    record HandshakeAck(Bytes body) implements Packet {
        public HandshakeAck() {
            this(Bytes.EMPTY);
        }

        @Override
        public PacketType type() {
            return PacketType.HANDSHAKE_ACK;
        }
    }

    record Heartbeat(Bytes body) implements Packet {
        public Heartbeat() {
            this(Bytes.EMPTY);
        }

        @Override
        public PacketType type() {
            return PacketType.HEARTBEAT;
        }
    }

    record Data(Bytes body) implements Packet {
        @Override
        public PacketType type() {
            return PacketType.DATA;
        }
    }

    record Kick(Bytes body) implements Packet {
        @Override
        public PacketType type() {
            return PacketType.KICK;
        }
    }

    static Packet of(PacketType type, Bytes body) {
        return switch (type) {
            case HANDSHAKE -> new Handshake(body);
            case HANDSHAKE_ACK -> new HandshakeAck(body);
            case HEARTBEAT -> new Heartbeat(body);
            case DATA -> new Data(body);
            case KICK -> new Kick(body);
        };
    }
}
