package mychat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.InflaterInputStream;

/// The capstone: bodies that were compressed (RFC 1950).
final class Zlib {

    private Zlib() {}

    /// The body as it was before. Never holds more than one byte above the limit, however much is promised.
    ///
    /// @throws UnreadableBody if this is no zlib, or ends too early
    /// @throws ProtocolException (1009) if it becomes longer than [PacketCodec#MAX_BODY]
    static byte[] inflate(byte[] body) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(body))) {
            byte[] plain = in.readNBytes(PacketCodec.MAX_BODY + 1);
            if (plain.length > PacketCodec.MAX_BODY) {
                throw new ProtocolException(1009, 0, "the body has more than " + PacketCodec.MAX_BODY + " bytes");
            }
            return plain;
        } catch (IOException e) {
            throw new UnreadableBody("the body is no zlib");
        }
    }
}
