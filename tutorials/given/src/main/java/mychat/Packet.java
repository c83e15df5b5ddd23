package mychat;

/// One packet: what it is, and what is in it. (Given: nothing to do here.)
public record Packet(int type, byte[] body) {

    public static final int HANDSHAKE = 1;
    public static final int HANDSHAKE_ACK = 2;
    public static final int HEARTBEAT = 3;
    public static final int DATA = 4;
    public static final int KICK = 5;

    /// A packet without a body: an Ack or a heartbeat.
    public static Packet empty(int type) {
        return new Packet(type, new byte[0]);
    }
}
