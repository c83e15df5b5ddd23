package io.glassroom.protocol.tap;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Rule;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One walk over one line: gathers whatever keys it has, then makes of them what its kind wants.
final class TapReader {

    private final String line;
    private @Nullable String kind;
    private @Nullable Long sequence;
    private @Nullable Long nanos;
    private @Nullable Long at;
    private @Nullable String node;
    private long flow;
    private @Nullable String connection;
    private @Nullable String direction;
    private @Nullable String bytes;
    private @Nullable String from;
    private @Nullable String to;
    private String detail = "";
    private @Nullable String rule;
    private @Nullable Long offset;
    private @Nullable String what;
    private @Nullable Long packets;
    private @Nullable Long length;
    private long whole;
    private @Nullable String route;
    private @Nullable String outcome;
    private @Nullable Long took;
    private @Nullable Long id;
    private @Nullable String uid;
    private @Nullable Long count;
    private @Nullable String peer;
    private String client = "";
    private @Nullable NodeInfo who;

    TapReader(String line) {
        this.line = line;
    }

    Optional<TapLine> read() {
        try {
            gather();
            return line();
        } catch (IOException | JsonParseException e) {
            throw new TapFormatException(line, "not a line of JSON");
        } catch (IllegalStateException
                | IllegalArgumentException
                | ArithmeticException
                | UnsupportedOperationException e) {
            throw new TapFormatException(line, "a value is not of its kind");
        }
    }

    private void gather() throws IOException {
        var in = new JsonReader(new StringReader(line));
        in.setStrictness(Strictness.STRICT);
        if (in.peek() != JsonToken.BEGIN_OBJECT) {
            throw new TapFormatException(line, "not a JSON object");
        }
        in.beginObject();
        while (in.hasNext()) {
            switch (in.nextName()) {
                case "k" -> kind = in.nextString();
                case "s" -> sequence = in.nextLong();
                case "t" -> nanos = in.nextLong();
                case "at" -> at = in.nextLong();
                case "n" -> node = in.nextString();
                case "f" -> flow = in.nextLong();
                case "c" -> connection = in.nextString();
                case "d" -> direction = in.nextString();
                case "b" -> bytes = in.nextString();
                case "from" -> from = in.nextString();
                case "to" -> to = in.nextString();
                case "detail" -> detail = in.nextString();
                case "rule" -> rule = in.nextString();
                case "o" -> offset = in.nextLong();
                case "what" -> what = in.nextString();
                case "p" -> packets = in.nextLong();
                case "len" -> length = in.nextLong();
                case "of" -> whole = in.nextLong();
                case "r" -> route = in.nextString();
                case "out" -> outcome = in.nextString();
                case "took" -> took = in.nextLong();
                case "id" -> id = in.nextLong();
                case "u" -> uid = in.nextString();
                case "count" -> count = in.nextLong();
                case "peer" -> peer = in.nextString();
                case "client" -> client = in.nextString();
                case "who" -> who = HelloReader.member(line, JsonParser.parseReader(in).getAsJsonObject());
                default -> in.skipValue(); // from a later version
            }
        }
        in.endObject();
        if (in.peek() != JsonToken.END_DOCUMENT) {
            throw new TapFormatException(line, "more than one value");
        }
    }

    private Optional<TapLine> line() {
        return switch (need(kind, "k")) {
            case "hello" -> Optional.of(HelloReader.read(line));
            case "lost" -> Optional.of(new TapLine.Lost(need(count, "count")));
            case "frame" -> record(frame());
            case "link" -> record(new TapEvent.Link(connection(), need(from, "from"), need(to, "to"), detail));
            case "rejected" -> constant(Rule.class, need(rule, "rule")).flatMap(broken -> record(rejected(broken)));
            case "transport" ->
                constant(TapEvent.TransportStep.class, need(what, "what")).flatMap(step -> record(transport(step)));
            case "dispatch" -> record(dispatch());
            case "session" ->
                constant(TapEvent.SessionStep.class, need(what, "what")).flatMap(step -> record(session(step)));
            case "hop" -> constant(TapEvent.HopKind.class, need(what, "what")).flatMap(kind -> record(hop(kind)));
            case "member" ->
                constant(TapEvent.MemberStep.class, need(what, "what")).flatMap(step -> record(change(step)));
            case "line" -> constant(TapEvent.LineStep.class, need(what, "what")).flatMap(step -> record(line(step)));
            default -> Optional.empty();
        };
    }

    private TapEvent hop(TapEvent.HopKind kind) {
        return new TapEvent.Cluster.Hop(
                way(need(direction, "d")), need(peer, "peer"), kind, route == null ? "" : route, client,
                Math.toIntExact(need(packets, "p")), need(id, "id"), Math.toIntExact(need(length, "len")));
    }

    private TapEvent change(TapEvent.MemberStep step) {
        return new TapEvent.Cluster.Change(need(who, "who"), step, need(id, "id"), detail);
    }

    private TapEvent line(TapEvent.LineStep step) {
        return new TapEvent.Cluster.Line(
                need(peer, "peer"), step, Math.toIntExact(need(packets, "p")), need(length, "len"), detail);
    }

    private TapEvent frame() {
        return new TapEvent.Frame(connection(), way(need(direction, "d")), hex());
    }

    private Direction way(String word) {
        return switch (word) {
            case "in" -> Direction.IN;
            case "out" -> Direction.OUT;
            default -> throw new TapFormatException(line, "d is neither in nor out");
        };
    }

    private TapEvent rejected(Rule broken) {
        int where = Math.toIntExact(need(offset, "o"));
        Direction side = direction == null ? Direction.IN : way(direction);
        return new TapEvent.Rejected(connection(), side, new Fault(broken, where, detail), hex());
    }

    private TapEvent transport(TapEvent.TransportStep step) {
        int count = Math.toIntExact(need(packets, "p"));
        return new TapEvent.Transport(connection(), step, count, need(length, "len"), whole);
    }

    private TapEvent dispatch() {
        Duration duration = Duration.ofNanos(need(took, "took"));
        return new TapEvent.Dispatch(connection(), need(route, "r"), need(to, "to"), need(outcome, "out"), duration);
    }

    private TapEvent session(TapEvent.SessionStep step) {
        return new TapEvent.Session(connection(), need(id, "id"), need(uid, "u"), step, detail);
    }

    private Optional<TapLine> record(TapEvent event) {
        long wall = need(at, "at");
        Instant instant = Instant.ofEpochSecond(Math.floorDiv(wall, 1_000_000_000L), Math.floorMod(wall, 1_000_000_000L));
        return Optional.of(new TapLine.Recorded(new TapRecord(
                need(sequence, "s"), need(nanos, "t"), instant, need(node, "n"), new FlowId(flow), event)));
    }

    private String connection() {
        return need(connection, "c");
    }

    private Bytes hex() {
        return Bytes.wrap(HexFormat.of().parseHex(need(bytes, "b")));
    }

    private <T> T need(@Nullable T value, String key) {
        if (value == null) {
            throw new TapFormatException(line, "no " + key);
        }
        return value;
    }

    /// Empty for a constant that a later version has and this one has not.
    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        try {
            return Optional.of(Enum.valueOf(type, name.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
