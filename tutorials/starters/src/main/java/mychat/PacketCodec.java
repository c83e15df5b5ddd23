package mychat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Lesson 1: packets to bytes, and bytes to packets.
///
/// ```
/// 1 byte   type, 1 to 5
/// 3 bytes  length of the body, the most significant byte first
/// n bytes  body
/// ```
public final class PacketCodec {

    /// Bytes of a body that we take.
    public static final int MAX_BODY = 65_536;

    private static final int HEAD = 4;

    /// The bytes of a packet.
    public static byte[] encode(Packet packet) {
        // TODO(1.1): the type, the length in three bytes, the body
        return new byte[0];
    }

    /// Takes the bytes that have just arrived and gives the packets that are whole now. What is left waits for the
    /// rest.
    ///
    /// @throws ProtocolException if there is no such type (1002, offset 0) or the body is too long (1009, offset 1)
    public List<Packet> feed(byte[] chunk) {
        List<Packet> packets = new ArrayList<>();
        // TODO(1.2): the packet in this chunk
        // TODO(1.3): if its rest has not arrived, keep what is there for the next call
        // TODO(1.4): there may be several
        // TODO(1.5): refuse types other than 1 to 5, and bodies longer than MAX_BODY
        return packets;
    }
}
