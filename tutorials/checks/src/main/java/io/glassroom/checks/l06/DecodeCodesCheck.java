package io.glassroom.checks.l06;

import static io.glassroom.checks.Expect.hex;
import static io.glassroom.checks.Messages.text;

import io.glassroom.checks.Asker;
import io.glassroom.checks.Expect;
import io.glassroom.checks.ManualClock;
import io.glassroom.checks.Messages;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Track.Side;
import io.glassroom.checks.Wiretap;
import io.glassroom.checks.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import mychat.Client;
import mychat.Dispatcher;
import mychat.Message;
import mychat.MessageCodec;
import mychat.RouteDictionary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Step("6.4")
class DecodeCodesCheck {

    private static final RouteDictionary DICTIONARY = RouteDictionary.of(List.of("Room.Message"));

    @Test
    @Rule(
            en = "Bit 0 of the flag says that two bytes of code stand where the route would.",
            zh = "标志的第 0 位为 1，说明路由的位置上是两个字节的编码。")
    void codeIsReadAsItsRoute() {
        expect("Notify Room.Message \"x\"", "03 00 01 78", DICTIONARY);
        expect("Request 300 Room.Message \"{}\"", "01 ac 02 00 01 7b 7d", DICTIONARY);
        expect("Push Room.Message \"{}\"", "07 00 01 7b 7d", DICTIONARY);
    }

    @Test
    @Rule(
            en = "Without bit 0 there is a name, with and without a dictionary.",
            zh = "第 0 位为 0 就是名称，有没有字典都一样。")
    void nameIsReadAsBefore() {
        expect("Notify Room.Message \"x\"", "02 0c 52 6f 6f 6d 2e 4d 65 73 73 61 67 65 78", DICTIONARY);
        expect("Notify Room.Message \"x\"", "02 0c 52 6f 6f 6d 2e 4d 65 73 73 61 67 65 78", RouteDictionary.NONE);
        expect("Notify A.B \"x\"", "02 03 41 2e 42 78", DICTIONARY);
    }

    @Test
    @Rule(
            en = "A Response has no route, whatever bit 0 says.",
            zh = "响应没有路由，不论第 0 位是什么。")
    void responseHasNoCode() {
        expect("Response 300 \"{}\"", "04 ac 02 7b 7d", DICTIONARY);
        expect("Response 300 \"{}\"", "05 ac 02 7b 7d", DICTIONARY);
    }

    @Test
    @Rule(
            en = "A code that stands for no route becomes a name that no route has: # and the code.",
            zh = "没有对应路由的编码，读成一个任何路由都不会有的名称：# 加上编码。")
    void unknownCodeBecomesAName() {
        expect("Notify #7 \"x\"", "03 00 07 78", DICTIONARY);
        expect("Notify #1 \"x\"", "03 00 01 78", RouteDictionary.NONE);
        expect("Notify #65535 \"x\"", "03 ff ff 78", DICTIONARY);
    }

    @Test
    @Rule(
            en = "Each of 300 codes comes back as the route that was sent.",
            zh = "300 个编码，每一个都还原成发出的路由。")
    void everyCodeComesBack() {
        RouteDictionary many = RouteDictionary.of(Routes.many());
        for (int code = 1; code <= Routes.MANY; code++) {
            expect("Push " + Routes.route(code) + " \"\"", "07 %02x %02x".formatted(code >> 8, code & 0xff), many);
        }
    }

    @Test
    @Rule(
            en = "A message that ends within its code is refused with 1002; the offset is that of the code.",
            zh = "消息在编码中间就结束了，以 1002 拒绝；偏移是编码所在的位置。")
    void codeCutShortIsRefused() {
        Messages.refused(Words.both("decode(03)"), 1002, 1, () -> Messages.decode(hex("03"), DICTIONARY));
        Messages.refused(Words.both("decode(03 00)"), 1002, 1, () -> Messages.decode(hex("03 00"), DICTIONARY));
        Messages.refused(
                Words.both("decode(01 ac 02 00)"),
                1002,
                3,
                () -> Messages.decode(hex("01 ac 02 00"), DICTIONARY));
    }

    @Test
    @Rule(
            en = "A push with a code reaches the listener of its route.",
            zh = "带编码的推送会交给监听该路由的人。")
    void pushWithACodeReachesItsListener() {
        Wiretap wire = Wiretap.working(Side.CLIENT);
        var client = new Client(wire, new ManualClock(), Duration.ofSeconds(5));
        List<String> heard = new ArrayList<>();
        client.on("Room.Message", body -> heard.add(text(body)));
        client.use(DICTIONARY);
        byte[] push = hex("07 00 01 68 69");
        wire.track().in(Messages.data(push));
        client.received(push);
        Expect.equal(Words.of("heard on Room.Message", "在 Room.Message 上听到的"), List.of("hi"), heard);
    }

    @Test
    @Rule(
            en = "A Request with an unknown code is answered 404, like any route that nobody handles.",
            zh = "带未知编码的 Request 以 404 回答，和没有人处理的路由一样。")
    void unknownCodeIsAnswered404() {
        var asker = new Asker("", new Dispatcher().on("Room.Message", (session, body) -> body));
        for (String request : List.of("00 05 03 41 2e 42", "01 06 00 01 78", "01 07 00 09 78")) {
            asker.sends(hex(request), MessageCodec.decode(hex(request), DICTIONARY));
        }
        Expect.equal(
                Words.of("answers to A.B, to code 1 and to code 9", "对 A.B、编码 1 和编码 9 的回答"),
                List.of("5 error", "6 good", "7 error"),
                asker.answers().stream().map(answer -> answer.id() + (answer.error() ? " error" : " good")).toList());
        String body = text(asker.answers().getLast().body());
        Expect.that(Words.of("the answer to code 9", "对编码 9 的回答"), body.contains("404"), "\"code\":404", body);
    }

    private static void expect(String expected, String bytes, RouteDictionary dictionary) {
        String spaced = HexFormat.ofDelimiter(" ").formatHex(hex(bytes));
        Expect.equal("decode(" + spaced + ")", expected, words(Messages.decode(hex(bytes), dictionary)));
    }

    private static String words(@Nullable Message message) {
        return switch (message) {
            case null -> "null";
            case Message.Request(long id, String route, byte[] body) -> "Request " + id + " " + route + quoted(body);
            case Message.Notify(String route, byte[] body) -> "Notify " + route + quoted(body);
            case Message.Response(long id, boolean error, byte[] body) -> "Response " + id + quoted(body);
            case Message.Push(String route, byte[] body) -> "Push " + route + quoted(body);
        };
    }

    private static String quoted(byte[] body) {
        return " \"" + text(body) + "\"";
    }
}
