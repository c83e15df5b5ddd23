package io.glassroom.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `message.js` against protocol.md sections 2 and 5, beginning with the worked bytes.
class PageMessageTest {

    private static PageModules page;

    @BeforeAll
    static void load() {
        page = new PageModules();
    }

    @AfterAll
    static void unload() {
        page.close();
    }

    @Test
    void notifyWithRouteAsTextIsTheWorkedExample() {
        assertEquals("49 bytes: 04 00 00 2d 02 0c 52 6f 6f 6d 2e 4d 65 73 73 61 67 65 7b", page.run("""
                const body = json({ name: "alice", content: "hi" });
                const packet = g.encodePacket(4, g.encodeMessage({ type: 1, route: "Room.Message", body }));
                return `${packet.length} bytes: ${hex(packet.subarray(0, 19))}`;
                """));
    }

    @Test
    void notifyWithRouteAsCodeIsTheWorkedExample() {
        assertEquals("38 bytes: 04 00 00 22 03 00 01 7b", page.run("""
                const body = json({ name: "alice", content: "hi" });
                const dictionary = new g.RouteDictionary({ "Room.Message": 1 });
                const packet = g.encodePacket(4, g.encodeMessage({ type: 1, route: "Room.Message", body }, dictionary));
                return `${packet.length} bytes: ${hex(packet.subarray(0, 8))}`;
                """));
    }

    @Test
    void requestIsTheWorkedExample() {
        assertEquals("04 00 00 0f 00 ac 02 09 52 6f 6f 6d 2e 4a 6f 69 6e 7b 7d", page.run("""
                return hex(g.encodePacket(4, g.encodeMessage({ type: 0, id: 300, route: "Room.Join", body: json({}) })));
                """));
    }

    @Test
    void responseIsTheWorkedExample() {
        assertEquals("04 00 00 0d 04 ac 02 7b 22 63 6f 64 65 22 3a 30 7d", page.run("""
                return hex(g.encodePacket(4, g.encodeMessage({ type: 2, id: 300, body: json({ code: 0 }) })));
                """));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "0, 00",
        "127, 7f",
        "128, 80 01",
        "300, ac 02",
        "2147483647, ff ff ff ff 07",
        "2147483648, 80 80 80 80 08",
        "4294967296, 80 80 80 80 10",
        "9007199254740991, ff ff ff ff ff ff ff 0f",
    })
    void idsUpToTwoToThe53ComeBackAsTheyWent(String id, String varint) {
        assertEquals(varint + " = " + id, page.run("""
                const message = g.encodeMessage({ type: 2, id: %s });
                return `${hex(message.subarray(1))} = ${g.decodeMessage(message).id}`;
                """.formatted(id)));
    }

    @Test
    void emojiInRouteAndBodyComeBackAsTheyWent() {
        assertEquals("聊天.😀 你好 😀🏽", page.run("""
                const m = g.decodeMessage(g.encodeMessage({ type: 3, route: "聊天.😀", body: new TextEncoder().encode("你好 😀🏽") }));
                return `${m.route} ${text(m.body)}`;
                """));
    }

    @Test
    void errorResponseHasBitFive() {
        assertEquals("24 01 true", page.run("""
                const bytes = g.encodeMessage({ type: 2, id: 1, error: true });
                return `${hex(bytes)} ${g.decodeMessage(bytes).error}`;
                """));
    }

    @Test
    void routeOf256BytesIsRefusedByTheEncoder() {
        assertEquals("RangeError: route is 256 bytes, at most 255",
                page.run("return fault(() => g.encodeMessage({ type: 1, route: 'r'.repeat(256) }));"));
    }

    @Test
    void codeThatTheDictionaryLacksIsNoFaultOfTheBytes() {
        assertEquals("null 9", page.run("""
                const { route, code } = g.decodeMessage(bytes("07 00 09 7b 7d"));
                return `${route} ${code}`;
                """));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
        "''                                  | MESSAGE_TRUNCATED | 0 | flag needs 1 bytes, 0 left",
        "08                                  | MESSAGE_TYPE      | 0 | message type is 4, must be 0 to 3",
        "0e                                  | MESSAGE_TYPE      | 0 | message type is 7, must be 0 to 3",
        "00                                  | MESSAGE_TRUNCATED | 1 | id needs 1 bytes, 0 left",
        "00 ac                               | MESSAGE_TRUNCATED | 2 | id needs 1 bytes, 0 left",
        "04 80 80 80 80 80 80 80 80 80 80 01 | MESSAGE_ID        | 1 | id does not end within 10 bytes",
        "03 00                               | MESSAGE_TRUNCATED | 1 | route code needs 2 bytes, 1 left",
        "02                                  | MESSAGE_TRUNCATED | 1 | route length needs 1 bytes, 0 left",
        "02 05 52 6f                         | MESSAGE_TRUNCATED | 2 | route needs 5 bytes, 2 left",
        "02 02 c3 28                         | ROUTE_TEXT        | 2 | route is not UTF-8",
    })
    void brokenBytesAreFaultedWithRuleAndOffset(String bytes, String rule, int offset, String detail) {
        assertEquals(rule + " | " + offset + " | " + detail,
                page.run("return fault(() => g.decodeMessage(bytes('%s')));".formatted(bytes)));
    }

    @Test
    void idBeyondWhatJavaScriptCountsIsFaultedInsteadOfRounded() {
        assertEquals("MESSAGE_ID | 1 | id is above 9007199254740991, to which JavaScript counts exactly",
                page.run("return fault(() => g.decodeMessage(bytes('04 80 80 80 80 80 80 80 10')));"));
    }

    @Test
    void dissectionNamesEveryFieldFromTheStartOfThePacket() {
        assertEquals("pkt.type@0+1 pkt.len@1+3 pkt.body@4+15 msg.flag@4+1 msg.id@5+2 msg.route.len@7+1 "
                + "msg.route@8+9 msg.body@17+2", page.run("""
                const [packet] = new g.PacketDecoder().feed(bytes("04 00 00 0f 00 ac 02 09 52 6f 6f 6d 2e 4a 6f 69 6e 7b 7d"));
                return g.dissect(packet).spans.map((s) => `${s.name}@${s.offset}+${s.width}`).join(" ");
                """));
    }

    @Test
    void dissectionOfABrokenMessageKeepsWhatWasRead() {
        assertEquals("pkt.type pkt.len pkt.body msg.flag msg.id msg.route.len; MESSAGE_TRUNCATED at 8", page.run("""
                const [packet] = new g.PacketDecoder().feed(bytes("04 00 00 05 00 ac 02 09 52"));
                const { spans, fault } = g.dissect(packet);
                return `${spans.map((s) => s.name).join(" ")}; ${fault.rule} at ${fault.offset}`;
                """));
    }

    @Test
    void dictionaryRefusesACodeOutOfRange() {
        assertEquals("RangeError: dictionary code of A.B is 0, must be 1 to 65535",
                page.run("return fault(() => new g.RouteDictionary({ 'A.B': 0 }));"));
    }

    @Test
    void dictionaryRefusesOneCodeForTwoRoutes() {
        assertEquals("RangeError: dictionary code 1 stands for both A.B and C.D",
                page.run("return fault(() => new g.RouteDictionary({ 'A.B': 1, 'C.D': 1 }));"));
    }
}
