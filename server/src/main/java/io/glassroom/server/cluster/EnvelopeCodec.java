package io.glassroom.server.cluster;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.server.session.IllegalUidException;
import io.glassroom.server.session.Uid;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An envelope as bytes. All nodes of a cluster have the same version of the program: there are no fields to be skipped.
///
/// | part   | width   | content                                                                 |
/// |--------|---------|-------------------------------------------------------------------------|
/// | kind   | 1       | bits 0-3 kind of letter; bit 4 `rpc`, `error` or `lossy`; others 0      |
/// | flow   | 1 to 10 | number                                                                  |
/// | number | 1 to 10 | number                                                                  |
/// | letter | rest    | by kind, below                                                          |
///
/// | kind | letter | content                                                                  | bit 4   |
/// |------|--------|--------------------------------------------------------------------------|---------|
/// | 0    | Meet   | session, connection, remote address, headers, uid, name                  |         |
/// | 1    | Handle | session, call, route, body                                               | `rpc`   |
/// | 2    | News   | session, uid, name                                                       |         |
/// | 3    | Gone   | session                                                                  |         |
/// | 4    | Reply  | ask, body                                                                | `error` |
/// | 5    | Answer | call, body                                                               | `error` |
/// | 6    | Push   | count of sessions, the first, for each other how much it is above the one before it; route, body | `lossy` |
/// | 7    | Bind   | session, ask, uid                                                        |         |
/// | 8    | Rename | session, name                                                            |         |
/// | 9    | Kick   | session, code, reason                                                    |         |
/// | 10   | Close  | session                                                                  |         |
/// | 11   | Ask    | session, ask, deadline in nanoseconds, route, body                       |         |
/// | 12   | Reset  | session, count of services, each                                         |         |
///
/// Sessions, calls, asks, counts, codes and the deadline are numbers; what a push says of its second and further sessions
/// is a signed number. A number is a varint of 1 to 10 bytes ([FieldWriter]), so that a session's id takes 6 to 8. Texts
/// (UTF-8) and bodies come behind their length, a number. Headers are their count, and for each its name, the count of its
/// values, and those.
///
/// Pure functions: safe for any thread.
public final class EnvelopeCodec {

    private static final int KIND = 0x0f;
    private static final int FLAG = 0x10;
    private static final int HEAD = 64; // bytes that usually suffice for all but the body

    private EnvelopeCodec() {}

    public static Bytes encode(Envelope envelope) {
        return switch (envelope.letter()) {
            case Letter.Meet(long session, String connection, String address, var headers, String uid, String name) -> {
                FieldWriter out = head(envelope, 0, false, 512).number(session).text(connection).text(address);
                headers(headers, out);
                yield out.text(uid).text(name).done();
            }
            case Letter.Handle(long session, long call, boolean rpc, String route, Bytes body) -> head(
                            envelope, 1, rpc, body.length())
                    .number(session)
                    .number(call)
                    .text(route)
                    .bytes(body)
                    .done();
            case Letter.News(long session, String uid, String name) -> head(envelope, 2, false, 0)
                    .number(session)
                    .text(uid)
                    .text(name)
                    .done();
            case Letter.Gone(long session) -> head(envelope, 3, false, 0).number(session).done();
            case Letter.Reply(long ask, boolean error, Bytes body) -> head(envelope, 4, error, body.length())
                    .number(ask)
                    .bytes(body)
                    .done();
            case Letter.Answer(long call, boolean error, Bytes body) -> head(envelope, 5, error, body.length())
                    .number(call)
                    .bytes(body)
                    .done();
            case Letter.Push(SessionIds sessions, String route, Bytes body, boolean lossy) -> {
                FieldWriter out = head(envelope, 6, lossy, body.length() + 2 * sessions.count());
                sessions(sessions, out);
                yield out.text(route).bytes(body).done();
            }
            case Letter.Bind(long session, Uid uid, long ask) -> head(envelope, 7, false, 0)
                    .number(session)
                    .number(ask)
                    .text(uid.value())
                    .done();
            case Letter.Rename(long session, String name) -> head(envelope, 8, false, 0)
                    .number(session)
                    .text(name)
                    .done();
            case Letter.Kick(long session, int code, String reason) -> head(envelope, 9, false, 0)
                    .number(session)
                    .number(code)
                    .text(reason)
                    .done();
            case Letter.Close(long session) -> head(envelope, 10, false, 0).number(session).done();
            case Letter.Ask(long session, long ask, String route, Bytes body, Duration deadline) -> head(
                            envelope, 11, false, body.length())
                    .number(session)
                    .number(ask)
                    .number(Math.max(0, deadline.toNanos()))
                    .text(route)
                    .bytes(body)
                    .done();
            case Letter.Reset(long session, List<String> services) -> {
                FieldWriter out = head(envelope, 12, false, 0).number(session).number(services.size());
                services.forEach(out::text);
                yield out.done();
            }
        };
    }

    private static FieldWriter head(Envelope envelope, int kind, boolean flag, int more) {
        return new FieldWriter(HEAD + more)
                .u8(flag ? kind | FLAG : kind)
                .number(envelope.flow().value())
                .number(envelope.number());
    }

    private static void headers(Map<String, List<String>> headers, FieldWriter out) {
        out.number(headers.size());
        headers.forEach((name, values) -> {
            out.text(name).number(values.size());
            values.forEach(out::text);
        });
    }

    private static void sessions(SessionIds sessions, FieldWriter out) {
        out.number(sessions.count());
        long before = 0;
        for (int i = 0; i < sessions.count(); i++) {
            long session = sessions.at(i);
            if (i == 0) {
                out.number(session);
            } else {
                out.signed(session - before);
            }
            before = session;
        }
    }

    /// @param bytes of one envelope; bodies are parts of it
    /// @throws MalformedEnvelopeException if that is not an envelope
    public static Envelope decode(Bytes bytes) {
        FieldReader in = new FieldReader(bytes);
        int head = in.u8("kind", KIND | FLAG);
        FlowId flow = new FlowId(in.number("flow"));
        long number = in.number("number");
        boolean flag = (head & FLAG) != 0;
        Letter letter = letter(head & KIND, flag, in);
        if (flag && !mayBeFlagged(letter)) {
            throw new MalformedEnvelopeException(0, "bit 4 is set for a letter of kind " + (head & KIND));
        }
        in.end();
        return new Envelope(flow, number, letter);
    }

    private static Letter letter(int kind, boolean flag, FieldReader in) {
        return switch (kind) {
            case 0 -> new Letter.Meet(
                    session(in), in.text("connection"), in.text("remote address"), headers(in), in.text("uid"), in.text("name"));
            case 1 -> new Letter.Handle(session(in), in.number("call"), flag, in.text("route"), in.bytes("body"));
            case 2 -> new Letter.News(session(in), in.text("uid"), in.text("name"));
            case 3 -> new Letter.Gone(session(in));
            case 4 -> new Letter.Reply(in.number("ask"), flag, in.bytes("body"));
            case 5 -> new Letter.Answer(in.number("call"), flag, in.bytes("body"));
            case 6 -> new Letter.Push(sessions(in), in.text("route"), in.bytes("body"), flag);
            case 7 -> bind(in);
            case 8 -> new Letter.Rename(session(in), in.text("name"));
            case 9 -> new Letter.Kick(session(in), in.number("code", 0xffff), in.text("reason"));
            case 10 -> new Letter.Close(session(in));
            case 11 -> ask(in);
            case 12 -> new Letter.Reset(session(in), texts("services", in));
            default -> throw new MalformedEnvelopeException(0, "kind of letter is " + kind + ", 0 to 12");
        };
    }

    private static boolean mayBeFlagged(Letter letter) {
        return switch (letter) {
            case Letter.Handle _, Letter.Reply _, Letter.Answer _, Letter.Push _ -> true;
            case Letter.Meet _, Letter.News _, Letter.Gone _, Letter.Bind _, Letter.Rename _ -> false;
            case Letter.Kick _, Letter.Close _, Letter.Ask _, Letter.Reset _ -> false;
        };
    }

    private static long session(FieldReader in) {
        return in.number("session");
    }

    private static Letter.Bind bind(FieldReader in) {
        long session = session(in);
        long ask = in.number("ask");
        return new Letter.Bind(session, uid(in), ask);
    }

    private static Letter.Ask ask(FieldReader in) {
        long session = session(in);
        long ask = in.number("ask");
        int start = in.at();
        long deadline = in.number("deadline");
        if (deadline < 0) {
            throw new MalformedEnvelopeException(start, "deadline is more than " + Long.MAX_VALUE + " nanoseconds");
        }
        return new Letter.Ask(session, ask, in.text("route"), in.bytes("body"), Duration.ofNanos(deadline));
    }

    private static Uid uid(FieldReader in) {
        int start = in.at();
        try {
            return new Uid(in.text("uid"));
        } catch (IllegalUidException e) {
            throw new MalformedEnvelopeException(start, String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, List<String>> headers(FieldReader in) {
        int count = in.count("headers", 2);
        Map<String, List<String>> headers = LinkedHashMap.newLinkedHashMap(count);
        for (int i = 0; i < count; i++) {
            headers.put(in.text("header"), texts("values", in));
        }
        return headers;
    }

    private static List<String> texts(String what, FieldReader in) {
        String[] texts = new String[in.count(what, 1)];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = in.text(what);
        }
        return List.of(texts);
    }

    private static SessionIds sessions(FieldReader in) {
        long[] ids = new long[in.count("sessions", 1)];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i == 0 ? session(in) : ids[i - 1] + in.signed("session");
        }
        return SessionIds.of(ids);
    }
}
