package mychat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Lesson 4: messages to bytes, and bytes to messages. Lesson 6 adds the codes of routes.
///
/// ```
/// 1 byte       flag: bit 0 route is a code; bits 1-3 type; bit 5 error
/// 1-10 bytes   id, of Request and Response: 7 bits a byte, the least significant first; bit 7: more follow
/// 1 + n bytes  route, of Request, Notify and Push: its length, then UTF-8 (or a code of 2 bytes, lesson 6)
/// the rest     body
/// ```
public final class MessageCodec {

    private static final int REQUEST = 0;
    private static final int NOTIFY = 1;
    private static final int RESPONSE = 2;
    private static final int PUSH = 3;

    private final byte[] bytes;
    private int at; // the next byte to read

    private MessageCodec(byte[] bytes) {
        this.bytes = bytes;
    }

    public static byte[] encode(Message message) {
        return encode(message, RouteDictionary.NONE);
    }

    public static Message decode(byte[] bytes) {
        return decode(bytes, RouteDictionary.NONE);
    }

    /// The bytes of a message: the body of a Data packet.
    ///
    /// @throws IllegalArgumentException if the route has more than 255 bytes
    public static byte[] encode(Message message, RouteDictionary dictionary) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (message) {
            case Message.Notify notify -> {} // TODO(4.1): flag and route
            case Message.Push push -> {} // TODO(4.1): flag and route
            case Message.Request request -> {} // TODO(4.2): flag, id and route
            case Message.Response response -> {} // TODO(4.3): flag and id
        }
        // TODO(4.1): the body
        // TODO(6.3): a route that has a code is written as its code
        return out.toByteArray();
    }

    /// The message in these bytes.
    ///
    /// @throws ProtocolException (1002) if there is no such type (offset 0), the id has more than 10 bytes (offset 1),
    ///         or they end too early (offset of the part whose bytes are missing)
    public static Message decode(byte[] bytes, RouteDictionary dictionary) {
        return new MessageCodec(bytes).read(dictionary);
    }

    private Message read(RouteDictionary dictionary) {
        // TODO(4.4): read the flag, then the parts that a message of this type has
        // TODO(4.5): refuse what breaks a rule, with the offset
        // TODO(6.4): a route may be a code
        return null;
    }
}
