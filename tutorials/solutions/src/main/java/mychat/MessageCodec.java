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

    private static final int CODED = 0x01;
    private static final int ERROR = 0x20;
    private static final int LONGEST_ID = 10; // bytes
    private static final int LONGEST_ROUTE = 255; // bytes

    private final byte[] bytes;
    private int at;

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
            case Message.Request request -> {
                out.write(REQUEST << 1 | coded(request.route(), dictionary));
                writeId(request.id(), out);
                writeRoute(request.route(), dictionary, out);
            }
            case Message.Notify notify -> {
                out.write(NOTIFY << 1 | coded(notify.route(), dictionary));
                writeRoute(notify.route(), dictionary, out);
            }
            case Message.Response response -> {
                out.write(RESPONSE << 1 | (response.error() ? ERROR : 0));
                writeId(response.id(), out);
            }
            case Message.Push push -> {
                out.write(PUSH << 1 | coded(push.route(), dictionary));
                writeRoute(push.route(), dictionary, out);
            }
        }
        out.writeBytes(message.body());
        return out.toByteArray();
    }

    private static int coded(String route, RouteDictionary dictionary) {
        return dictionary.codeOf(route) == 0 ? 0 : CODED;
    }

    private static void writeId(long id, ByteArrayOutputStream out) {
        long rest = id;
        while ((rest & ~0x7fL) != 0) { // not rest > 0x7f: the largest ids are negative as a long
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static void writeRoute(String route, RouteDictionary dictionary, ByteArrayOutputStream out) {
        int code = dictionary.codeOf(route);
        if (code != 0) {
            out.write(code >> 8);
            out.write(code);
            return;
        }
        byte[] name = route.getBytes(StandardCharsets.UTF_8);
        if (name.length > LONGEST_ROUTE) {
            throw new IllegalArgumentException("route is " + name.length + " bytes, at most " + LONGEST_ROUTE);
        }
        out.write(name.length);
        out.writeBytes(name);
    }

    /// The message in these bytes.
    ///
    /// @throws ProtocolException (1002) if there is no such type (offset 0), the id has more than 10 bytes (offset 1),
    ///         or they end too early (offset of the part whose bytes are missing)
    public static Message decode(byte[] bytes, RouteDictionary dictionary) {
        return new MessageCodec(bytes).read(dictionary);
    }

    private Message read(RouteDictionary dictionary) {
        int flag = octet("flag");
        boolean coded = (flag & CODED) != 0;
        return switch (flag >> 1 & 7) {
            case REQUEST -> {
                long id = readId();
                yield new Message.Request(id, readRoute(coded, dictionary), rest());
            }
            case NOTIFY -> new Message.Notify(readRoute(coded, dictionary), rest());
            case RESPONSE -> {
                long id = readId();
                yield new Message.Response(id, (flag & ERROR) != 0, rest());
            }
            case PUSH -> new Message.Push(readRoute(coded, dictionary), rest());
            default -> throw new ProtocolException(1002, 0, "there is no message of type " + (flag >> 1 & 7));
        };
    }

    private long readId() {
        int start = at;
        long id = 0;
        for (int i = 0; i < LONGEST_ID; i++) {
            int octet = octet("id");
            id |= (long) (octet & 0x7f) << 7 * i;
            if (octet < 0x80) {
                return id;
            }
        }
        throw new ProtocolException(1002, start, "the id has more than " + LONGEST_ID + " bytes");
    }

    private String readRoute(boolean coded, RouteDictionary dictionary) {
        if (coded) {
            need(2, "code");
            return dictionary.routeOf(octet("code") << 8 | octet("code"));
        }
        int length = octet("length of the route");
        need(length, "route");
        String route = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return route;
    }

    /// The next byte, as a number from 0 to 255.
    private int octet(String part) {
        need(1, part);
        return bytes[at++] & 0xff;
    }

    private void need(int count, String part) {
        int left = bytes.length - at;
        if (left < count) {
            throw new ProtocolException(1002, at, "the " + part + " needs " + count + " bytes, " + left + " are left");
        }
    }

    private byte[] rest() {
        return Arrays.copyOfRange(bytes, at, bytes.length);
    }
}
