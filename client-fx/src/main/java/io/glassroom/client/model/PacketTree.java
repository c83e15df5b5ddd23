package io.glassroom.client.model;

import io.glassroom.client.model.FieldNode.Kind;
import io.glassroom.protocol.message.Dissection;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Field;
import io.glassroom.protocol.packet.FieldSpan;
import io.glassroom.protocol.packet.PacketEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Opens a packet into the tree of its two layers. Every node with bytes comes from the decoder's own report.
public final class PacketTree {

    private static final int ZLIB = 0x10; // bit of the flag, protocol.md section 2
    private static final int PUSHES = 50; // listed one by one; the count is of all

    private PacketTree() {}

    /// @param capture knows what the bytes do not say: which request, how many pushes
    public static FieldNode of(CapturedPacket captured, Capture capture) {
        Dissection dissection = captured.dissect();
        var outer = new ArrayList<FieldNode>();
        var inner = new ArrayList<FieldNode>();
        boolean data = dissection.fields().stream().anyMatch(span -> span.field() == Field.MESSAGE_FLAG);
        for (FieldSpan span : dissection.fields()) {
            switch (span.field()) {
                case PACKET_TYPE, PACKET_LENGTH -> outer.add(leaf(span, List.of()));
                case PACKET_BODY -> {
                    if (!data && span.width() > 0) {
                        outer.add(leaf(span, JsonSpans.of(body(dissection, span), span.offset())));
                    }
                }
                case MESSAGE_FLAG -> inner.add(leaf(span, bits(span, dissection.bytes().u8(span.offset()))));
                case MESSAGE_ID, ROUTE_LENGTH, ROUTE, ROUTE_CODE -> inner.add(leaf(span, List.of()));
                case MESSAGE_BODY -> inner.add(leaf(span, JsonSpans.of(body(dissection, span), span.offset())));
            }
        }
        inner.addAll(generated(captured, capture, dissection));
        captured.fault().map(PacketTree::fault).ifPresent(data ? inner::add : outer::add);
        if (data) {
            int end = dissection.bytes().length();
            int start = Math.min(PacketEncoder.HEAD, end);
            String kind = captured.message() == null ? "" : captured.message().title();
            outer.add(new FieldNode(Kind.LAYER, "Message", kind, start, end - start, "", inner));
        }
        return new FieldNode(
                Kind.LAYER, "Packet", captured.packet().title(), 0, dissection.bytes().length(), "", outer);
    }

    private static Bytes body(Dissection dissection, FieldSpan span) {
        return dissection.bytes().slice(span.offset(), span.end());
    }

    private static FieldNode leaf(FieldSpan span, List<FieldNode> children) {
        Kind kind = Kind.of(span.field());
        return new FieldNode(
                kind, name(kind), span.value(), span.offset(), span.width(), span.field().filterName(), children);
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case PACKET_TYPE -> "type";
            case PACKET_LENGTH -> "length";
            case PACKET_BODY, MESSAGE_BODY -> "body";
            case MESSAGE_FLAG -> "flag";
            case MESSAGE_ID -> "id";
            case ROUTE_LENGTH -> "route length";
            case ROUTE -> "route";
            case ROUTE_CODE -> "route code";
            case LAYER, JSON, BITS, GENERATED, FAULT -> "";
        };
    }

    private static List<FieldNode> bits(FieldSpan flag, int octet) {
        var bits = new ArrayList<FieldNode>();
        for (FlagBits part : FlagBits.values()) {
            if (part != FlagBits.RESERVED || part.read(octet) != 0) {
                String name = part.title();
                bits.add(new FieldNode(Kind.BITS, name, part.meaning(octet), flag.offset(), flag.width(), "", List.of()));
            }
        }
        return bits;
    }

    private static FieldNode fault(Fault fault) {
        return new FieldNode(Kind.FAULT, fault.rule().name(), fault.detail(), fault.offset(), 0, "err", List.of());
    }

    private static List<FieldNode> generated(CapturedPacket captured, Capture capture, Dissection dissection) {
        var notes = new ArrayList<FieldNode>();
        captured.exchange().ifPresent(exchange -> {
            notes.add(note("RTT", milliseconds(exchange.roundTrip()), exchange.request()));
            notes.add(note("answers", exchange.route(), exchange.request(),
                    Phrase.of("field.said.answers", exchange.request(), exchange.route())));
        });
        if (captured.message() == MessageKind.REQUEST) {
            capture.responseTo(captured).ifPresent(response -> {
                String trip = milliseconds(response.exchange().orElseThrow().roundTrip());
                notes.add(note("answered by", trip, response.number(),
                        Phrase.of("field.said.answered-by", response.number(), trip)));
            });
        }
        codes(captured, dissection).ifPresent(notes::add);
        List<CapturedPacket> pushes = capture.pushesOf(captured);
        if (!pushes.isEmpty()) {
            notes.add(caused(pushes));
        }
        if (captured.message() == MessageKind.PUSH) {
            capture.causeOf(captured).ifPresent(cause -> notes.add(note("caused by", cause.route(), cause.number(),
                    Phrase.of("field.said.caused-by", cause.number(), cause.route(), cause.from()))));
        }
        between(capture.hops().of(captured.flow())).ifPresent(notes::add);
        inflated(dissection).ifPresent(notes::add);
        return notes;
    }

    /// What was packed in a body that is marked as compressed.
    private static Optional<FieldNode> inflated(Dissection dissection) {
        FieldSpan raw = dissection.fields().getLast();
        boolean zlib = dissection.fields().stream()
                .anyMatch(span -> span.field() == Field.MESSAGE_FLAG
                        && (dissection.bytes().u8(span.offset()) & ZLIB) != 0);
        return dissection.message()
                .map(Message::body)
                .filter(body -> zlib && raw.field() == Field.MESSAGE_BODY)
                .map(body -> note("inflated", body.utf8(), 0,
                        Phrase.of("field.said.inflated", raw.width(), body.length(), body.utf8())));
    }

    /// The code that stands for a route which the dictionary of the connection knows.
    private static Optional<FieldNode> codes(CapturedPacket captured, Dissection dissection) {
        return dissection.fields().stream()
                .filter(span -> span.field() == Field.ROUTE_CODE && !captured.route().startsWith("#"))
                .findFirst()
                .map(span -> note(
                        "route from dict",
                        "#" + dissection.bytes().slice(span.offset(), span.end()).u16(0) + " = " + captured.route(),
                        0));
    }

    private static FieldNode caused(List<CapturedPacket> pushes) {
        List<FieldNode> each = pushes.stream()
                .limit(PUSHES)
                .map(push -> note("push", push.to(), push.number(),
                        Phrase.of("field.said.push", push.number(), push.to())))
                .toList();
        return generated("caused", Integer.toString(pushes.size()), each, pushes.getFirst().number(),
                Optional.of(Phrase.of("field.said.caused", pushes.size())));
    }

    /// What the message became between the nodes of a cluster.
    private static Optional<FieldNode> between(List<Hop> hops) {
        if (hops.isEmpty()) {
            return Optional.empty();
        }
        List<FieldNode> each = hops.stream().limit(PUSHES).map(PacketTree::envelope).toList();
        int bytes = hops.stream().mapToInt(Hop::bytes).sum();
        return Optional.of(generated("between nodes", Integer.toString(hops.size()), each, 0,
                Optional.of(Phrase.of("field.said.between-nodes", hops.size(), bytes))));
    }

    private static FieldNode envelope(Hop hop) {
        String way = hop.from() + " → " + hop.to();
        String what = (hop.what().name().toLowerCase(Locale.ROOT) + " " + hop.route()).strip();
        return note("envelope", way, 0, Phrase.of("field.said.envelope", way, what, hop.bytes()));
    }

    private static FieldNode note(String name, String value, long leadsTo) {
        return generated(name, value, List.of(), leadsTo, Optional.empty());
    }

    private static FieldNode note(String name, String value, long leadsTo, Phrase phrase) {
        return generated(name, value, List.of(), leadsTo, Optional.of(phrase));
    }

    private static FieldNode generated(
            String name, String value, List<FieldNode> children, long leadsTo, Optional<Phrase> phrase) {
        return new FieldNode(Kind.GENERATED, name, value, 0, 0, "", children, leadsTo, phrase);
    }

    private static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
    }
}
