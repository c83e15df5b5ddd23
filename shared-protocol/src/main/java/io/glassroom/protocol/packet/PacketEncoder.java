package io.glassroom.protocol.packet;

/// Writes packets (protocol.md, section 1).
///
/// | offset | width | field  | unit                        |
/// |--------|-------|--------|-----------------------------|
/// | 0      | 1     | type   | [PacketType#code]           |
/// | 1      | 3     | length | bytes of body, big-endian   |
/// | 4      | n     | body   |                             |
public final class PacketEncoder {

    /// Bytes before the body.
    public static final int HEAD = 4;

    /// The largest body that three bytes of length can announce: 16 777 215 bytes.
    public static final int MAX_BODY = 0xff_ff_ff;

    private PacketEncoder() {}

    /// @throws PacketTooLargeException if the body is longer than [#MAX_BODY]
    public static Bytes encode(Packet packet) {
        byte[] out = allocate(packet.type(), packet.body().length());
        packet.body().copyTo(out, HEAD);
        return Bytes.wrap(out);
    }

    /// An array for a whole packet with its head already written; the caller fills in the body from [#HEAD] on. Spares
    /// the message codec a copy.
    ///
    /// @throws PacketTooLargeException if `bodyLength` is more than [#MAX_BODY]
    public static byte[] allocate(PacketType type, int bodyLength) {
        if (bodyLength > MAX_BODY) {
            throw new PacketTooLargeException(bodyLength);
        }
        byte[] out = new byte[HEAD + bodyLength];
        out[0] = (byte) type.code();
        out[1] = (byte) (bodyLength >>> 16);
        out[2] = (byte) (bodyLength >>> 8);
        out[3] = (byte) bodyLength;
        return out;
    }
}
