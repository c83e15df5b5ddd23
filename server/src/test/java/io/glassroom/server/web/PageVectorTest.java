package io.glassroom.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Field;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.packet.Verdict;
import io.glassroom.protocol.wire.MalformedCase;
import io.glassroom.protocol.wire.WireVector;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The browser's codec reads and writes the golden vectors as the Java codec does.
class PageVectorTest {

    private static final long LARGEST_EXACT_NUMBER = (1L << 53) - 1;

    /// What can be judged from the bytes of one packet alone; the other rules belong to the server's link.
    private static final Set<Rule> CODEC_RULES = EnumSet.of(
            Rule.PACKET_TYPE, Rule.PACKET_LENGTH, Rule.MESSAGE_TYPE, Rule.MESSAGE_TRUNCATED, Rule.MESSAGE_ID, Rule.ROUTE_TEXT);

    private static final Gson GSON = new Gson();

    private static PageModules page;

    @BeforeAll
    static void load() {
        page = new PageModules();
    }

    @AfterAll
    static void unload() {
        page.close();
    }

    static Stream<WireVector> packets() {
        return WireVector.all().stream().filter(vector -> vector.message().isEmpty());
    }

    static Stream<WireVector> messages() {
        return WireVector.all().stream()
                .filter(vector -> vector.message().filter(message -> countable(id(message))).isPresent());
    }

    static Stream<WireVector> canonicalMessages() {
        return messages().filter(WireVector::canonical);
    }

    static Stream<WireVector> messagesWithIdsBeyondJavaScript() {
        return WireVector.all().stream()
                .filter(vector -> vector.message().filter(message -> !countable(id(message))).isPresent());
    }

    static Stream<MalformedCase> malformed() {
        return MalformedCase.all().stream().filter(broken -> CODEC_RULES.contains(broken.rule()));
    }

    @ParameterizedTest
    @MethodSource("packets")
    void packetIsReadAndWrittenBack(WireVector vector) {
        String body = vector.packet().body().hex();
        assertEquals(vector.packet().type().code() + " [" + body + "] " + vector.bytes().hex(), page.run("""
                const [packet] = new g.PacketDecoder().feed(bytes("%s"));
                return `${packet.type} [${hex(packet.body)}] ${hex(g.encodePacket(packet.type, packet.body))}`;
                """.formatted(vector.bytes().hex())));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void messageIsReadAtEverySplitPoint(WireVector vector) throws IOException {
        Message expected = vector.message().orElseThrow();
        JsonObject read = GSON.fromJson(page.run("""
                const dictionary = new g.RouteDictionary(%s);
                const stream = bytes("%s");
                const seen = new Set();
                for (let cut = 0; cut <= stream.length; cut++) {
                  const decoder = new g.PacketDecoder();
                  const [packet] = [...decoder.feed(stream.subarray(0, cut)), ...decoder.feed(stream.subarray(cut))];
                  const { type, id, route, error, zlib, body } = g.dissect(packet, dictionary).message;
                  const head = { type: g.MESSAGE_NAMES[type], id, route, error };
                  seen.add(JSON.stringify({ head, zlib, body: hex(body) }));
                }
                return [...seen].join(" or ");
                """.formatted(codes(vector.dictionary()), vector.bytes().hex())), JsonObject.class);
        Bytes body = Bytes.hex(read.get("body").getAsString());
        assertEquals(head(expected), read.getAsJsonObject("head"));
        assertEquals(expected.body(), read.get("zlib").getAsBoolean() ? inflate(body) : body);
    }

    @ParameterizedTest
    @MethodSource("canonicalMessages")
    void messageIsWrittenByteForByte(WireVector vector) {
        Message message = vector.message().orElseThrow();
        assertEquals(vector.bytes().hex(), page.run("""
                const head = %s;
                const message = { ...head, type: g.MESSAGE_NAMES.indexOf(head.type), body: bytes("%s") };
                return hex(g.encodePacket(g.PacketType.DATA, g.encodeMessage(message, new g.RouteDictionary(%s))));
                """.formatted(head(message), message.body().hex(), codes(vector.dictionary()))));
    }

    @ParameterizedTest
    @MethodSource("messagesWithIdsBeyondJavaScript")
    void idThatJavaScriptCannotCountIsRefusedInsteadOfRounded(WireVector vector) {
        assertTrue(page.run("""
                const [packet] = new g.PacketDecoder().feed(bytes("%s"));
                return g.dissect(packet).fault;
                """.formatted(vector.bytes().hex())).contains("MESSAGE_ID at offset 5"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformedPacketHasTheSameRuleOffsetVerdictAndFields(MalformedCase broken) {
        String fields = broken.fields().stream().map(Field::filterName).collect(Collectors.joining(" "));
        assertEquals(broken.rule() + " at " + broken.offset() + ", close " + closeCode(broken.verdict()) + ": " + fields, page.run("""
                const told = (fault, spans) =>
                  `${fault.rule} at ${fault.offset}, close ${fault.closeCode}: ${spans.map((span) => span.name).join(" ")}`;
                try {
                  const [packet] = new g.PacketDecoder(%d).feed(bytes("%s"));
                  const { fault, spans } = g.dissect(packet, new g.RouteDictionary(%s));
                  return fault ? told(fault, spans) : "no fault";
                } catch (fault) {
                  return told(fault, fault.spans);
                }
                """.formatted(MalformedCase.LIMIT, broken.bytes().hex(), codes(broken.dictionary()))));
    }

    private static boolean countable(long unsigned) {
        return Long.compareUnsigned(unsigned, LARGEST_EXACT_NUMBER) <= 0;
    }

    private static long id(Message message) {
        return switch (message) {
            case Message.Request(long id, _, _) -> id;
            case Message.Response(long id, _, _) -> id;
            case Message.Notify _, Message.Push _ -> 0;
        };
    }

    /// All but the body, as the browser's decoder names it.
    private static JsonObject head(Message message) {
        var head = new JsonObject();
        head.addProperty("type", message.getClass().getSimpleName());
        head.add("id", JsonNull.INSTANCE);
        head.add("route", JsonNull.INSTANCE);
        head.addProperty("error", false);
        switch (message) {
            case Message.Request(long id, Route route, _) -> {
                head.addProperty("id", id);
                head.addProperty("route", route.text());
            }
            case Message.Response(long id, boolean error, _) -> {
                head.addProperty("id", id);
                head.addProperty("error", error);
            }
            case Message.Notify(Route route, _) -> head.addProperty("route", route.text());
            case Message.Push(Route route, _) -> head.addProperty("route", route.text());
        }
        return head;
    }

    private static String codes(RouteDictionary dictionary) {
        return GSON.toJson(dictionary.codes());
    }

    private static Bytes inflate(Bytes body) throws IOException {
        try (var in = new InflaterInputStream(new ByteArrayInputStream(body.toArray()))) {
            return Bytes.wrap(in.readAllBytes());
        }
    }

    private static int closeCode(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Close(int code) -> code;
            case Verdict.Answer _, Verdict.Ignore _ -> throw new IllegalArgumentException("not a fault of the codec: " + verdict);
        };
    }
}
