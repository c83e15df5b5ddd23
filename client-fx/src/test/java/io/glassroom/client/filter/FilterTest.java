package io.glassroom.client.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.filter.FilterFault.Problem;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Captures;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.model.PacketTree;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Direction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

    /// A connection of alice with her join, one message to herself, a kick, and a broken packet of somebody else.
    private static final Capture CAPTURE = Captures.of(traffic -> {
        traffic.connect("c1");
        traffic.join("c1", 300, "alice", "lobby");
        traffic.say("c1", "alice", "hello", List.of("c1"));
        traffic.kick("c1", "bye");
        traffic.raw("c2", Direction.IN, Bytes.hex("04000001 08"));
    });

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "'' ; 10",
        "kick ; 1",
        "err ; 1",
        "data ; 5",
        "!data ; 5",
        "handshake || ack ; 3",
        "pkt.type == data ; 5",
        "pkt.type == \"Data\" && in ; 3",
        "msg.route == \"Room.Message\" ; 1",
        "msg.route == \"room.message\" ; 1",
        "msg.route contains Room ; 3",
        "msg.id == 300 ; 2",
        "msg.id == 0x12c ; 2",
        "msg.id != 300 ; 0",
        "!(msg.id == 300) ; 8",
        "msg.id ; 2",
        "msg.flag == 3 ; 1",
        "msg.route.code >= 1 ; 3",
        "msg.route.len ; 0",
        "len <= 4 ; 2",
        "len > 4 && len < 6 ; 1",
        "pkt.len == 0 ; 2",
        "msg.body contains \"hello\" ; 2",
        "pkt.user == alice ; 9",
        "pkt.from == \"gate-1\" ; 5",
        "pkt.room == lobby && push ; 1",
        "pkt.conn == c2 ; 1",
        "$.content ; 2",
        "$.content == hello ; 2",
        "$.content != hello ; 0",
        "$.name contains ali ; 3",
        "$.code == 0 ; 1",
        "$.code < 200 ; 1",
        "$.sys.heartbeat == 30 ; 1",
        "!$.content && data ; 3",
        "request && msg.route == Room.Join || kick ; 2",
        "request && (msg.route == Room.Join || kick) ; 1",
    })
    void filterLetsThrough(String text, int count) {
        assertEquals(count, matching(FilterParser.parse(text)).size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "msg.rout == 1 ; UNKNOWN_FIELD_SUGGEST ; 0 ; 8 ; msg.route",
        "len > 4 && route == 1 ; UNKNOWN_FIELD_SUGGEST ; 11 ; 5 ; msg.route",
        "kik ; UNKNOWN_FIELD_SUGGEST ; 0 ; 3 ; kick",
        "bananas ; UNKNOWN_FIELD ; 0 ; 7 ; bananas",
        "len > ; EXPECTED_NUMBER ; 5 ; 1 ; len",
        "len > many ; EXPECTED_NUMBER ; 6 ; 4 ; len",
        "msg.route == ; EXPECTED_VALUE ; 12 ; 1 ; msg.route",
        "msg.route == \"x ; OPEN_QUOTE ; 13 ; 2 ; ''",
        "(err ; OPEN_BRACKET ; 0 ; 1 ; ''",
        "err err ; EXPECTED_LINK ; 4 ; 3 ; err",
        "err && ; EXPECTED_FIELD ; 6 ; 1 ; ''",
        "err == 1 ; FLAG_COMPARED ; 4 ; 2 ; err",
        "err @ 1 ; STRAY_CHARACTER ; 4 ; 1 ; @",
        "$content ; BAD_PATH ; 0 ; 8 ; $content",
        "err && $.a[x] ; BAD_PATH ; 7 ; 6 ; $.a[x]",
        "$.a == ; EXPECTED_VALUE ; 6 ; 1 ; $.a",
        "err & kick ; STRAY_CHARACTER ; 4 ; 1 ; &",
    })
    void faultSaysWhereAndWhy(String text, Problem problem, int offset, int width, String named) {
        FilterFault fault = assertThrows(FilterException.class, () -> FilterParser.parse(text)).fault();
        assertEquals(problem, fault.problem());
        assertEquals(offset, fault.offset());
        assertEquals(width, fault.width());
        assertEquals(named, fault.details().isEmpty() ? "" : fault.details().getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "err", "!err", "err || kick", "(err || kick) && len > 4", "!(err || kick)", "msg.route == \"a \\\"b\\\" \\\\c\"",
        "len > 4 && len < 9 || ack", "!(len > 4)", "!msg.id", "msg.body contains \"你好\"", "$.a.b[0][\"x y\"] == 7",
        "$.members[*] == \"alice\"", "!$.content", "!($.content == \"a\")"
    })
    void textIsPrintedAsItWasWritten(String text) {
        assertEquals(text, FilterParser.parse(text).text());
    }

    @Test
    void everyNameInTheTreeIsOneThatFiltersKnow() {
        for (CapturedPacket packet : matching(new Filter.All())) {
            PacketTree.of(packet, CAPTURE).walk()
                    .map(FieldNode::filter)
                    .filter(name -> !name.isEmpty())
                    .forEach(name -> assertTrue(FilterParser.parse(name).matches(packet), name + " of " + packet));
        }
    }

    @Test
    void bracketsThatGoTooDeepAreRefusedInsteadOfOverflowing() {
        String text = "(".repeat(5_000) + "err" + ")".repeat(5_000);
        FilterFault fault = assertThrows(FilterException.class, () -> FilterParser.parse(text)).fault();
        assertEquals(Problem.TOO_DEEP, fault.problem());
    }

    private static List<CapturedPacket> matching(Filter filter) {
        var matching = new ArrayList<CapturedPacket>();
        for (int i = 0; i < CAPTURE.packets().size(); i++) {
            if (filter.matches(CAPTURE.packets().get(i))) {
                matching.add(CAPTURE.packets().get(i));
            }
        }
        return matching;
    }
}
