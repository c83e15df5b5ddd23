package io.glassroom.protocol.message;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Field;
import io.glassroom.protocol.packet.FieldSink;
import io.glassroom.protocol.packet.FieldSpan;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.ProtocolException;
import io.glassroom.protocol.packet.Rule;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/// One walk over one message, field by field.
final class MessageReader {

    private static final MessageType[] TYPES = MessageType.values();

    private final Bytes in;
    private final RouteDictionary dictionary;
    private final int limit;
    private final FieldSink fields;
    private int at;

    MessageReader(Bytes in, RouteDictionary dictionary, int limit, FieldSink fields) {
        this.in = in;
        this.dictionary = dictionary;
        this.limit = limit;
        this.fields = fields;
    }

    Message read() {
        need(1, "flag");
        int flag = in.u8(at);
        MessageType type = type(flag);
        boolean hasId = type == MessageType.REQUEST || type == MessageType.RESPONSE;
        long id = hasId ? id() : 0;
        @Nullable Route route = type == MessageType.RESPONSE ? null : route((flag & MessageCodec.COMPRESSED_ROUTE) != 0);
        int bodyAt = at;
        Bytes raw = in.from(bodyAt);
        report(Field.MESSAGE_BODY, bodyAt, raw.length(), () -> raw.length() + " bytes");
        if ((flag & MessageCodec.COMPRESSED_BODY) == 0) {
            return message(type, flag, id, route, raw);
        }
        try {
            return message(type, flag, id, route, Zlib.inflate(raw, limit));
        } catch (DataFormatException e) {
            throw new BodyException(
                    fault(Rule.BODY_ZLIB, bodyAt, "body is not zlib: " + e.getMessage()), message(type, flag, id, route, raw));
        } catch (Zlib.TooLong e) {
            throw new ProtocolException(fault(Rule.BODY_LENGTH, bodyAt, "body inflates to more than " + limit + " bytes"));
        }
    }

    private MessageType type(int flag) {
        int bits = flag >>> MessageType.SHIFT & MessageType.MASK;
        boolean known = bits < TYPES.length;
        report(Field.MESSAGE_FLAG, at, 1, () -> describe(flag, known ? TYPES[bits].name() : "unknown"));
        if (!known) {
            throw new ProtocolException(fault(Rule.MESSAGE_TYPE, at, "message type is " + bits + ", 0 to 3"));
        }
        at++;
        return TYPES[bits];
    }

    private static String describe(int flag, String type) {
        var text = new StringBuilder("0x%02x %s".formatted(flag, type));
        text.append((flag & MessageCodec.COMPRESSED_ROUTE) != 0 ? ", route by code" : "");
        text.append((flag & MessageCodec.COMPRESSED_BODY) != 0 ? ", zlib body" : "");
        text.append((flag & MessageCodec.ERROR) != 0 ? ", error" : "");
        return text.toString();
    }

    private long id() {
        int start = at;
        long id = 0;
        for (int group = 0; group < Varint.MAX_WIDTH; group++) {
            need(1, "id");
            int octet = in.u8(at++);
            if (group == Varint.MAX_WIDTH - 1 && octet > 1) {
                throw new ProtocolException(fault(Rule.MESSAGE_ID, start, "id does not end within 10 bytes and 64 bits"));
            }
            id |= (long) (octet & 0x7f) << 7 * group;
            if (octet < 0x80) {
                break;
            }
        }
        long value = id;
        report(Field.MESSAGE_ID, start, at - start, () -> Long.toUnsignedString(value));
        return id;
    }

    private Route route(boolean compressed) {
        if (compressed) {
            need(2, "route code");
            int code = in.u16(at);
            Route known = dictionary.routeOf(code);
            Route route = known == null ? new Route.Unresolved(code) : known;
            report(Field.ROUTE_CODE, at, 2, () -> code + " = " + (known == null ? "not in the dictionary" : known.text()));
            at += 2;
            return route;
        }
        need(1, "route length");
        int length = in.u8(at);
        report(Field.ROUTE_LENGTH, at, 1, () -> Integer.toString(length));
        at++;
        need(length, "route");
        Bytes name = in.slice(at, at + length);
        report(Field.ROUTE, at, length, name::utf8);
        Route route = length == 0 ? new Route.Unresolved(0) : Route.of(text(name));
        at += length;
        return route;
    }

    private String text(Bytes name) {
        String text = name.utf8();
        // Malformed bytes were read as U+FFFD, which a route may also contain in its own right.
        if (text.indexOf('\ufffd') >= 0 && !Bytes.utf8(text).equals(name)) {
            throw new ProtocolException(fault(Rule.ROUTE_TEXT, at, "route is not UTF-8"));
        }
        return text;
    }

    private static Message message(MessageType type, int flag, long id, @Nullable Route route, Bytes body) {
        return switch (type) {
            case REQUEST -> id == 0 ? new Message.Notify(route, body) : new Message.Request(id, route, body);
            case NOTIFY -> new Message.Notify(route, body);
            case RESPONSE -> new Message.Response(id, (flag & MessageCodec.ERROR) != 0, body);
            case PUSH -> new Message.Push(route, body);
        };
    }

    private void need(int count, String what) {
        if (in.length() - at < count) {
            throw new ProtocolException(fault(
                    Rule.MESSAGE_TRUNCATED, at, what + " needs " + count + " bytes, " + (in.length() - at) + " left"));
        }
    }

    private Fault fault(Rule rule, int at, String detail) {
        Fault fault = new Fault(rule, PacketEncoder.HEAD + at, detail);
        fields.fault(fault);
        return fault;
    }

    private void report(Field field, int start, int width, Supplier<String> value) {
        if (fields.listening()) {
            fields.field(new FieldSpan(field, PacketEncoder.HEAD + start, width, value.get()));
        }
    }
}
