package io.glassroom.samples.benchmarks.load;

import java.nio.charset.StandardCharsets;

/// Frames that are the same for all connections, encoded once. They are shared: nobody writes to the arrays.
record Greeting(byte[] upgrade, byte[] handshake, byte[] ack, byte[] heartbeat, byte[] close) {
    private static final byte[] NORMAL = {0x03, (byte) 0xE8}; // close code 1000
    private static final String HANDSHAKE = "{\"sys\":{\"type\":\"bench\",\"version\":\"1\"},\"user\":{}}";

    static Greeting to(Target target) {
        return new Greeting(
                Upgrade.request(target),
                Wire.packet(target.framing(), Wire.HANDSHAKE, HANDSHAKE.getBytes(StandardCharsets.UTF_8)),
                Wire.packet(target.framing(), Wire.HANDSHAKE_ACK, Wire.NOTHING),
                Wire.packet(target.framing(), Wire.HEARTBEAT, Wire.NOTHING),
                Wire.frame(Wire.OP_CLOSE, NORMAL));
    }
}
