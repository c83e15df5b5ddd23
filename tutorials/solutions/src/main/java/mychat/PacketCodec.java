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

    private byte[] pending = new byte[0];

    /// The bytes of a packet.
    public static byte[] encode(Packet packet) {
        byte[] body = packet.body();
        byte[] out = new byte[HEAD + body.length];
        out[0] = (byte) packet.type();
        out[1] = (byte) (body.length >> 16);
        out[2] = (byte) (body.length >> 8);
        out[3] = (byte) body.length;
        System.arraycopy(body, 0, out, HEAD, body.length);
        return out;
    }

    /// Takes the bytes that have just arrived and gives the packets that are whole now. What is left waits for the
    /// rest.
    ///
    /// @throws ProtocolException if there is no such type (1002, offset 0) or the body is too long (1009, offset 1)
    public List<Packet> feed(byte[] chunk) {
        byte[] bytes = Arrays.copyOf(pending, pending.length + chunk.length);
        System.arraycopy(chunk, 0, bytes, pending.length, chunk.length);
        List<Packet> packets = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int type = bytes[at] & 0xff;
            if (type < Packet.HANDSHAKE || type > Packet.KICK) {
                throw new ProtocolException(1002, 0, "there is no packet of type " + type);
            }
            if (bytes.length - at < HEAD) {
                break;
            }
            int length = (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
            if (length > MAX_BODY) {
                throw new ProtocolException(1009, 1, "a body of " + length + " bytes is too long");
            }
            int end = at + HEAD + length;
            if (end > bytes.length) {
                break;
            }
            packets.add(new Packet(type, Arrays.copyOfRange(bytes, at + HEAD, end)));
            at = end;
        }
        pending = Arrays.copyOfRange(bytes, at, bytes.length);
        return packets;
    }
}
