package io.glassroom.protocol.tap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.TapEvent.HopKind;
import io.glassroom.protocol.tap.TapEvent.LineStep;
import io.glassroom.protocol.tap.TapEvent.MemberStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TapCodecTest {

    private static final NodeInfo MASTER =
            new NodeInfo("master-1", "master", "", "ws://127.0.0.1:3251/inspect", "", List.of("TopicService"));
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00.000000001Z");

    @Test
    void frameIsOneLineWithItsBytesInHex() {
        var frame = new TapEvent.Frame("c17", Direction.IN, Bytes.hex("03 00 00 00"));
        assertEquals(
                """
                {"k":"frame","s":12,"t":345,"at":1767225600000000001,"n":"gate-1","f":7,"c":"c17","d":"in","b":"03000000"}
                """,
                write(record(7, frame)));
    }

    @Test
    void flowAndDetailAreLeftOutWhenEmpty() {
        assertEquals(
                """
                {"k":"link","s":12,"t":345,"at":1767225600000000001,"n":"gate-1","c":"c17","from":"OPENED","to":"CLOSED"}
                """,
                write(record(0, new TapEvent.Link("c17", "OPENED", "CLOSED", ""))));
    }

    @Test
    void textStaysReadableAndInOneLine() {
        var session = new TapEvent.Session("c1", 5, "小明", TapEvent.SessionStep.JOINED, "a \"room\"\n😀");
        String line = write(record(0, session));
        assertTrue(line.contains("\"u\":\"小明\""), line);
        assertTrue(line.contains("a \\\"room\\\"\\u000a\\ud83d\\ude00"), line);
        assertEquals(1, line.lines().count());
    }

    @Test
    void eachKindOfEventReadsBackEqual() {
        for (TapEvent event : List.of(
                new TapEvent.Frame("c1", Direction.OUT, Bytes.EMPTY),
                new TapEvent.Link("c1", "OPENED", "OPENED", "127.0.0.1:5"),
                new TapEvent.Rejected("c1", new Fault(Rule.PACKET_TYPE, 3, "type is 9"), Bytes.hex("09")),
                new TapEvent.Rejected("c1", Direction.OUT, new Fault(Rule.KICK_BODY, 4, ""), Bytes.hex("05000000")),
                new TapEvent.Transport("c1", TapEvent.TransportStep.FLUSHED, 12, 3_000_000_000L),
                new TapEvent.Transport("c1", TapEvent.TransportStep.BUFFERED, 0, 7, 49),
                new TapEvent.Dispatch("c1", "Room.Join", "local", "handled", Duration.ofNanos(15)),
                new TapEvent.Session("c1", Long.MAX_VALUE, "", TapEvent.SessionStep.OPENED, ""),
                new TapEvent.Cluster.Hop(Direction.IN, "chat-1", HopKind.PUSH, "", "", 250, Long.MAX_VALUE, Integer.MAX_VALUE),
                new TapEvent.Cluster.Change(MASTER, MemberStep.DRAINING, 3, ""),
                new TapEvent.Cluster.Line("chat-1", LineStep.DRAINED, 0, 5_000_000_000L, ""))) {
            TapRecord record = record(Long.MIN_VALUE, event);
            assertEquals(Optional.of(new TapLine.Recorded(record)), TapCodec.decode(write(record)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachKindOfHopReadsBackEqual(HopKind kind) {
        readsBackEqual(new TapEvent.Cluster.Hop(Direction.OUT, "chat-1", kind, "Room.Join", "c17@gate-1", 1, 12, 87));
    }

    @ParameterizedTest
    @EnumSource
    void eachStepOfAMemberReadsBackEqual(MemberStep step) {
        readsBackEqual(new TapEvent.Cluster.Change(MASTER, step, 3, "the wrong secret"));
    }

    @ParameterizedTest
    @EnumSource
    void eachStepOfALineReadsBackEqual(LineStep step) {
        readsBackEqual(new TapEvent.Cluster.Line("chat-1", step, 12, 3_000, "its process ended"));
    }

    private static void readsBackEqual(TapEvent event) {
        TapRecord record = record(5L << 40, event);
        assertEquals(Optional.of(new TapLine.Recorded(record)), TapCodec.decode(write(record)));
    }

    @Test
    void whatIsBetweenNodesHasNoConnectionInItsLine() {
        assertEquals(
                """
                {"k":"hop","s":12,"t":345,"at":1767225600000000001,"n":"gate-1","f":7,"d":"out","peer":"chat-1",\
                "what":"request","p":1,"id":12,"len":87,"r":"Room.Join","client":"c17@gate-1"}
                """,
                write(record(7, new TapEvent.Cluster.Hop(
                        Direction.OUT, "chat-1", HopKind.REQUEST, "Room.Join", "c17@gate-1", 1, 12, 87))));
        assertEquals(
                """
                {"k":"member","s":12,"t":345,"at":1767225600000000001,"n":"gate-1","what":"joined","id":3,\
                "who":{"n":"master-1","role":"master","label":"","inspect":"ws://127.0.0.1:3251/inspect",\
                "clients":"","services":["TopicService"]},"detail":"after 1.2 s"}
                """,
                write(record(0, new TapEvent.Cluster.Change(MASTER, MemberStep.JOINED, 3, "after 1.2 s"))));
        assertEquals(
                """
                {"k":"line","s":12,"t":345,"at":1767225600000000001,"n":"gate-1","peer":"chat-1","what":"broken",\
                "p":4,"len":300,"detail":"reset"}
                """,
                write(record(0, new TapEvent.Cluster.Line("chat-1", LineStep.BROKEN, 4, 300, "reset"))));
    }

    @Test
    void helloOfAClusterReadsBackEqual() {
        var gate = new NodeInfo("gate-1", "gate", "eu", "ws://127.0.0.1:3250/inspect", "ws://127.0.0.1:3250/nano", List.of());
        var hello = new TapLine.Hello(
                "gate-1", "0.1", RouteDictionary.EMPTY, Duration.ZERO, "json", List.of(), "chat", List.of(gate, MASTER));
        String line = TapCodec.encode(hello).utf8();
        assertEquals(Optional.of(hello), TapCodec.decode(line));
        assertTrue(
                line.endsWith(
                        """
                        "present":[],"cluster":"chat","members":[{"n":"gate-1","role":"gate","label":"eu",\
                        "inspect":"ws://127.0.0.1:3250/inspect","clients":"ws://127.0.0.1:3250/nano","services":[]},\
                        {"n":"master-1","role":"master","label":"","inspect":"ws://127.0.0.1:3251/inspect","clients":"",\
                        "services":["TopicService"]}]}
                        """),
                line);
    }

    @Test
    void helloOfANodeThatIsAloneNamesNoCluster() {
        var hello = new TapLine.Hello("x", "0", RouteDictionary.EMPTY, Duration.ZERO, "json", List.of());
        String line = TapCodec.encode(hello).utf8();
        assertEquals(Optional.of(hello), TapCodec.decode(line));
        assertFalse(line.contains("cluster") || line.contains("members"), line);
    }

    @Test
    void helloReadsBackEqual() {
        var hello = new TapLine.Hello(
                "gate-1",
                "0.1",
                RouteDictionary.of(List.of("Room.Join", "onMessage")),
                Duration.ofSeconds(3),
                "json",
                List.of(new TapLine.Present("c1", "127.0.0.1:9", "WORKING", 4, "4", "小明", List.of("lobby", "大厅")),
                        new TapLine.Present("c2", "127.0.0.1:9", "OPENED", 5, "", List.of())));
        assertEquals(Optional.of(hello), TapCodec.decode(TapCodec.encode(hello).utf8()));
    }

    @Test
    void helloOfAnEarlierVersionHasNoNames() {
        String line = "{\"k\":\"hello\",\"n\":\"x\",\"version\":\"0\",\"heartbeat\":0,\"serializer\":\"json\",\"dict\":{},\"present\":"
                + "[{\"c\":\"c1\",\"remote\":\"\",\"state\":\"WORKING\",\"id\":1,\"u\":\"1\",\"groups\":[]}]}";
        var hello = (TapLine.Hello) TapCodec.decode(line).orElseThrow();
        assertEquals("", hello.present().getFirst().name());
    }

    @Test
    void lostReadsBackEqual() {
        assertEquals("{\"k\":\"lost\",\"count\":132}\n", TapCodec.encode(new TapLine.Lost(132)).utf8());
        assertEquals(Optional.of(new TapLine.Lost(132)), TapCodec.decode("{\"k\":\"lost\",\"count\":132}"));
    }

    @Test
    void keysOfALaterVersionAreSkipped() {
        assertEquals(
                Optional.of(new TapLine.Lost(1)),
                TapCodec.decode("{\"later\":{\"deep\":[1,2]},\"k\":\"lost\",\"count\":1,\"x\":null}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"k\":\"cluster\",\"s\":1}",
                "{\"k\":\"rejected\",\"rule\":\"LATER_RULE\"}",
                "{\"k\":\"session\",\"what\":\"teleported\"}",
                "{\"k\":\"hop\",\"what\":\"carrier pigeon\"}",
                "{\"k\":\"member\",\"what\":\"promoted\",\"who\":{\"n\":\"x\",\"role\":\"\",\"label\":\"\",\"inspect\":\"\",\"clients\":\"\",\"services\":[],\"age\":3}}",
                "{\"k\":\"line\",\"what\":\"rewired\"}"
            })
    void linesOfALaterVersionAreSkipped(String line) {
        assertEquals(Optional.empty(), TapCodec.decode(line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"k":"lost","cou                    | not a line of JSON: {"k":"lost","cou
                    hello                               | not a line of JSON: hello
                    []                                  | not a JSON object: []
                    {"count":1}                         | no k: {"count":1}
                    {"k":"lost"}                        | no count: {"k":"lost"}
                    {"k":"lost","count":1} {}           | not a line of JSON: {"k":"lost","count":1} {}
                    {"k":"lost","count":{}}             | a value is not of its kind: {"k":"lost","count":{}}
                    {"k":"lost","count":"many"}         | a value is not of its kind: {"k":"lost","count":"many"}
                    {"k":"frame","c":"c","d":"up"}      | d is neither in nor out: {"k":"frame","c":"c","d":"up"}
                    {"k":"frame","c":"c","d":"in","b":"0x"} | a value is not of its kind: {"k":"frame","c":"c","d":"in","b":"0x"}
                    {"k":"hello","n":"x"}               | no dict: {"k":"hello","n":"x"}
                    {"k":"hop","what":"push","d":"up"}  | d is neither in nor out: {"k":"hop","what":"push","d":"up"}
                    {"k":"hop","what":"push","d":"in"}  | no peer: {"k":"hop","what":"push","d":"in"}
                    {"k":"member","what":"left"}        | no who: {"k":"member","what":"left"}
                    {"k":"member","who":[]}             | a value is not of its kind: {"k":"member","who":[]}
                    {"k":"member","who":{"n":null,"services":[]}} | a value is not of its kind: {"k":"member","who":{"n":null,"services":[]}}
                    {"k":"line","what":"full","peer":"x"} | no p: {"k":"line","what":"full","peer":"x"}
                    """)
    void malformedLineSaysWhatIsWrong(String line, String message) {
        assertEquals(message, assertThrows(TapFormatException.class, () -> TapCodec.decode(line)).getMessage());
    }

    private static TapRecord record(long flow, TapEvent event) {
        return new TapRecord(12, 345, AT, "gate-1", new FlowId(flow), event);
    }

    private static String write(TapRecord record) {
        return TapCodec.encode(new TapLine.Recorded(record)).utf8();
    }
}
