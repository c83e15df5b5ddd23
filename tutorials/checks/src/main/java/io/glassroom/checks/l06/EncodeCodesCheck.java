package io.glassroom.checks.l06;

import static io.glassroom.checks.Expect.hex;
import static io.glassroom.checks.Messages.utf8;

import io.glassroom.checks.Expect;
import io.glassroom.checks.ManualClock;
import io.glassroom.checks.Messages;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Track.Side;
import io.glassroom.checks.Wiretap;
import io.glassroom.checks.Words;
import java.time.Duration;
import java.util.List;
import mychat.Client;
import mychat.Message;
import mychat.RouteDictionary;
import org.junit.jupiter.api.Test;

@Step("6.3")
class EncodeCodesCheck {

    private static final byte[] HI = utf8("{\"name\":\"alice\",\"content\":\"hi\"}");
    private static final RouteDictionary DICTIONARY = RouteDictionary.of(List.of("Room.Message"));

    private final Wiretap wire = Wiretap.working(Side.CLIENT);
    private final Client client = new Client(wire, new ManualClock(), Duration.ofSeconds(5));

    @Test
    @Rule(
            en = "With a code the same message has 38 bytes instead of 49: bit 0 of the flag is set, and two "
                    + "bytes replace the route.",
            zh = "用上编码，同一条消息从 49 字节变成 38 字节：标志的第 0 位为 1，两个字节代替路由。")
    void codeReplacesTheRoute() {
        client.use(DICTIONARY);
        client.tell("Room.Message", HI);
        Expect.packets(
                withCode("tell(\"Room.Message\", …)"),
                hex("""
                        04 00 00 22 03 00 01
                        7b 22 6e 61 6d 65 22 3a 22 61 6c 69 63 65 22 2c
                        22 63 6f 6e 74 65 6e 74 22 3a 22 68 69 22 7d"""),
                wire.bytes());
    }

    @Test
    @Rule(
            en = "Without a dictionary everything is as before: the name, 49 bytes.",
            zh = "没有字典时一切照旧：发送名称，49 字节。")
    void withoutADictionaryTheNameIsSent() {
        client.use(RouteDictionary.NONE);
        client.tell("Room.Message", HI);
        Expect.packets(
                Words.of("tell(\"Room.Message\", …) without a dictionary", "没有字典时的 tell(\"Room.Message\", …)"),
                hex("""
                        04 00 00 2d 02 0c 52 6f 6f 6d 2e 4d 65 73 73 61 67 65
                        7b 22 6e 61 6d 65 22 3a 22 61 6c 69 63 65 22 2c
                        22 63 6f 6e 74 65 6e 74 22 3a 22 68 69 22 7d"""),
                wire.bytes());
    }

    @Test
    @Rule(
            en = "A route that is not in the dictionary is sent by its name, beside others that have codes.",
            zh = "字典里没有的路由按名称发送，与有编码的路由并存。")
    void routeWithoutACodeIsSentByName() {
        Expect.bytes(
                withCode("encode(Notify Room.Message)"),
                hex("03 00 01 78"),
                encode(new Message.Notify("Room.Message", utf8("x")), DICTIONARY));
        Expect.bytes(
                withCode("encode(Notify A.B)"),
                hex("02 03 41 2e 42 78"),
                encode(new Message.Notify("A.B", utf8("x")), DICTIONARY));
    }

    @Test
    @Rule(
            en = "A Request and a Push have codes too. A Response never: it has no route.",
            zh = "Request 和 Push 也用编码；Response 从不使用：它没有路由。")
    void everyRouteMayBeACode() {
        Expect.bytes(
                withCode("encode(Request 300 Room.Message)"),
                hex("01 ac 02 00 01 7b 7d"),
                encode(new Message.Request(300, "Room.Message", utf8("{}")), DICTIONARY));
        Expect.bytes(
                withCode("encode(Push Room.Message)"),
                hex("07 00 01 7b 7d"),
                encode(new Message.Push("Room.Message", utf8("{}")), DICTIONARY));
        Expect.bytes(
                "encode(Response 300)",
                hex("04 ac 02 7b 7d"),
                encode(new Message.Response(300, false, utf8("{}")), DICTIONARY));
    }

    @Test
    @Rule(
            en = "A code is two bytes, the most significant first: 258 is 01 02.",
            zh = "编码占两个字节，高位在前：258 是 01 02。")
    void codeIsBigEndian() {
        RouteDictionary many = RouteDictionary.of(Routes.many());
        Expect.bytes(
                Words.of("encode(Notify) with a route of code 255", "encode(Notify)，路由的编码是 255"),
                hex("03 00 ff"),
                encode(new Message.Notify(Routes.route(255), new byte[0]), many));
        Expect.bytes(
                Words.of("encode(Notify) with a route of code 258", "encode(Notify)，路由的编码是 258"),
                hex("03 01 02"),
                encode(new Message.Notify(Routes.route(258), new byte[0]), many));
    }

    private static Words withCode(String call) {
        return Words.of(call + " with Room.Message as code 1", call + "，Room.Message 的编码是 1");
    }

    private static byte[] encode(Message message, RouteDictionary dictionary) {
        return Messages.encode(message, dictionary);
    }
}
