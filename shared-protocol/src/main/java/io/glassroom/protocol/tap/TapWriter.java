package io.glassroom.protocol.tap;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.glassroom.protocol.packet.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/// Writes [TapLine]s as lines of JSON, each ended by a newline. [TapCodec] has the table of keys.
///
/// Not safe for several threads.
public final class TapWriter {

    private final LineBuffer out = new LineBuffer();

    public void write(TapLine line) {
        switch (line) {
            case TapLine.Recorded(TapRecord record) -> write(record);
            case TapLine.Lost(long count) -> out.plain(Key.LOST).number(count).plain('}').plain('\n');
            case TapLine.Hello hello -> out.plain(hello(hello).getBytes(StandardCharsets.UTF_8)).plain('\n');
        }
    }

    /// The same as writing a [TapLine.Recorded] of it.
    public void write(TapRecord record) {
        switch (record.event()) {
            case TapEvent.Frame frame ->
                head(Key.FRAME, record)
                        .plain(frame.direction() == Direction.IN ? Key.IN : Key.OUT)
                        .plain(Key.BYTES).hex(frame.packet());
            case TapEvent.Link link -> {
                head(Key.LINK, record).plain(Key.FROM).text(link.from()).plain(Key.TO).text(link.to());
                detail(link.detail());
            }
            case TapEvent.Rejected rejected -> {
                head(Key.REJECTED, record)
                        .plain(Key.RULE).text(rejected.fault().rule().name())
                        .plain(Key.OFFSET).number(rejected.fault().offset());
                detail(rejected.fault().detail());
                if (rejected.direction() == Direction.OUT) {
                    out.plain(Key.OUT);
                }
                out.plain(Key.BYTES).hex(rejected.seen());
            }
            case TapEvent.Transport transport -> {
                head(Key.TRANSPORT, record)
                        .plain(Key.WHAT).text(lower(transport.what()))
                        .plain(Key.PACKETS).number(transport.packets())
                        .plain(Key.LENGTH).number(transport.bytes());
                if (transport.whole() > 0) {
                    out.plain(Key.WHOLE).number(transport.whole());
                }
            }
            case TapEvent.Dispatch dispatch ->
                head(Key.DISPATCH, record)
                        .plain(Key.ROUTE).text(dispatch.route())
                        .plain(Key.TO).text(dispatch.destination())
                        .plain(Key.OUTCOME).text(dispatch.outcome())
                        .plain(Key.TOOK).number(dispatch.took().toNanos());
            case TapEvent.Session session -> {
                head(Key.SESSION, record)
                        .plain(Key.ID).number(session.sessionId())
                        .plain(Key.UID).text(session.uid())
                        .plain(Key.WHAT).text(lower(session.what()));
                detail(session.detail());
            }
            case TapEvent.Cluster.Hop hop -> {
                head(Key.HOP, record)
                        .plain(hop.direction() == Direction.IN ? Key.IN : Key.OUT)
                        .plain(Key.PEER).text(hop.peer())
                        .plain(Key.WHAT).text(lower(hop.what()))
                        .plain(Key.PACKETS).number(hop.sessions())
                        .plain(Key.ID).number(hop.number())
                        .plain(Key.LENGTH).number(hop.bytes());
                if (!hop.route().isEmpty()) {
                    out.plain(Key.ROUTE).text(hop.route());
                }
                if (!hop.client().isEmpty()) {
                    out.plain(Key.CLIENT).text(hop.client());
                }
            }
            case TapEvent.Cluster.Change change -> {
                head(Key.MEMBER, record)
                        .plain(Key.WHAT).text(lower(change.what()))
                        .plain(Key.ID).number(change.view())
                        .plain(Key.WHO).plain(member(change.member()).toString().getBytes(StandardCharsets.UTF_8));
                detail(change.detail());
            }
            case TapEvent.Cluster.Line line -> {
                head(Key.LINE, record)
                        .plain(Key.PEER).text(line.peer())
                        .plain(Key.WHAT).text(lower(line.what()))
                        .plain(Key.PACKETS).number(line.envelopes())
                        .plain(Key.LENGTH).number(line.bytes());
                detail(line.detail());
            }
        }
        out.plain('}').plain('\n');
    }

    /// How many bytes wait to be taken.
    public int length() {
        return out.length();
    }

    /// What was written since the last time.
    public Bytes take() {
        return out.take();
    }

    private LineBuffer head(byte[] kind, TapRecord record) {
        out.plain(kind).number(record.sequence()).plain(Key.NANOS).number(record.nanos());
        out.plain(Key.AT).number(epochNanos(record.at())).plain(Key.NODE).text(record.node());
        if (!record.flow().isNone()) {
            out.plain(Key.FLOW).number(record.flow().value());
        }
        if (!(record.event() instanceof TapEvent.Cluster)) {
            out.plain(Key.CONNECTION).text(record.event().connection());
        }
        return out;
    }

    private void detail(String detail) {
        if (!detail.isEmpty()) {
            out.plain(Key.DETAIL).text(detail);
        }
    }

    private static long epochNanos(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String hello(TapLine.Hello hello) {
        var json = new JsonObject();
        json.addProperty("k", "hello");
        json.addProperty("n", hello.node());
        json.addProperty("version", hello.version());
        json.addProperty("heartbeat", hello.heartbeat().toNanos());
        json.addProperty("serializer", hello.serializer());
        var codes = new JsonObject();
        hello.dictionary().codes().forEach(codes::addProperty);
        json.add("dict", codes);
        var present = new JsonArray();
        hello.present().forEach(one -> present.add(present(one)));
        json.add("present", present);
        if (!hello.cluster().isEmpty()) {
            json.addProperty("cluster", hello.cluster());
            var members = new JsonArray();
            hello.members().forEach(one -> members.add(member(one)));
            json.add("members", members);
        }
        return json.toString();
    }

    private static JsonObject member(NodeInfo one) {
        var json = new JsonObject();
        json.addProperty("n", one.node());
        json.addProperty("role", one.role());
        json.addProperty("label", one.label());
        json.addProperty("inspect", one.inspect());
        json.addProperty("clients", one.clients());
        var services = new JsonArray();
        one.services().forEach(services::add);
        json.add("services", services);
        return json;
    }

    private static JsonObject present(TapLine.Present one) {
        var json = new JsonObject();
        json.addProperty("c", one.connection());
        json.addProperty("remote", one.remote());
        json.addProperty("state", one.state());
        json.addProperty("id", one.sessionId());
        json.addProperty("u", one.uid());
        if (!one.name().isEmpty()) {
            json.addProperty("name", one.name());
        }
        var groups = new JsonArray();
        one.groups().forEach(groups::add);
        json.add("groups", groups);
        return json;
    }

    /// The constant parts of lines, ready to be copied.
    private static final class Key {
        static final byte[] FRAME = kind("frame");
        static final byte[] LINK = kind("link");
        static final byte[] REJECTED = kind("rejected");
        static final byte[] TRANSPORT = kind("transport");
        static final byte[] DISPATCH = kind("dispatch");
        static final byte[] SESSION = kind("session");
        static final byte[] HOP = kind("hop");
        static final byte[] MEMBER = kind("member");
        static final byte[] LINE = kind("line");
        static final byte[] LOST = ascii("{\"k\":\"lost\",\"count\":");
        static final byte[] IN = ascii(",\"d\":\"in\"");
        static final byte[] OUT = ascii(",\"d\":\"out\"");
        static final byte[] NANOS = key("t");
        static final byte[] AT = key("at");
        static final byte[] NODE = key("n");
        static final byte[] FLOW = key("f");
        static final byte[] CONNECTION = key("c");
        static final byte[] BYTES = key("b");
        static final byte[] FROM = key("from");
        static final byte[] TO = key("to");
        static final byte[] DETAIL = key("detail");
        static final byte[] RULE = key("rule");
        static final byte[] OFFSET = key("o");
        static final byte[] WHAT = key("what");
        static final byte[] PACKETS = key("p");
        static final byte[] LENGTH = key("len");
        static final byte[] WHOLE = key("of");
        static final byte[] ROUTE = key("r");
        static final byte[] OUTCOME = key("out");
        static final byte[] TOOK = key("took");
        static final byte[] ID = key("id");
        static final byte[] UID = key("u");
        static final byte[] PEER = key("peer");
        static final byte[] CLIENT = key("client");
        static final byte[] WHO = key("who");

        private static byte[] kind(String name) {
            return ascii("{\"k\":\"" + name + "\",\"s\":");
        }

        private static byte[] key(String name) {
            return ascii(",\"" + name + "\":");
        }

        private static byte[] ascii(String text) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
    }
}
