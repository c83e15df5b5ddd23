package io.glassroom.checks.l06;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.glassroom.checks.Expect;
import io.glassroom.checks.ManualClock;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Track;
import io.glassroom.checks.Track.Side;
import io.glassroom.checks.Wiretap;
import io.glassroom.checks.Words;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet.Handshake;
import io.glassroom.protocol.packet.PacketEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import mychat.HandshakeServer;
import mychat.Packet;
import mychat.RouteDictionary;
import mychat.Settings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Step("6.2")
class HandshakeCheck {

    private static final List<String> ROUTES = List.of("onMessage", "Room.Message", "Room.Join");

    @Test
    @Rule(
            en = "writeTo() says the same in three forms: dict and routeToCode from route to code, codeToRoute "
                    + "from code to route.",
            zh = "writeTo() 用三种形式说同一件事：dict 和 routeToCode 由路由到编码，codeToRoute 由编码到路由。")
    void threeFormsAreWritten() {
        var sys = new JsonObject();
        write(RouteDictionary.of(ROUTES), sys);
        JsonElement forward = json("{\"Room.Join\":1,\"Room.Message\":2,\"onMessage\":3}");
        JsonElement back = json("{\"1\":\"Room.Join\",\"2\":\"Room.Message\",\"3\":\"onMessage\"}");
        Expect.equal("sys.dict", forward, sys.get("dict"));
        Expect.equal("sys.routeToCode", forward, sys.get("routeToCode"));
        Expect.equal("sys.codeToRoute", back, sys.get("codeToRoute"));
    }

    @Test
    @Rule(
            en = "The three forms agree, however many routes there are.",
            zh = "不论有多少条路由，三种形式都一致。")
    void threeFormsAgree() {
        var sys = new JsonObject();
        write(RouteDictionary.of(Routes.many()), sys);
        JsonObject dict = object(Words.both("sys.dict"), sys.get("dict"));
        JsonObject back = object(Words.both("sys.codeToRoute"), sys.get("codeToRoute"));
        Expect.equal("sys.dict.size()", Routes.MANY, dict.size());
        Expect.equal("sys.codeToRoute.size()", Routes.MANY, back.size());
        Expect.equal("sys.routeToCode", dict, sys.get("routeToCode"));
        for (Map.Entry<String, JsonElement> entry : dict.entrySet()) {
            String code = entry.getValue().getAsString();
            JsonElement route = back.get(code);
            Expect.equal(
                    "sys.codeToRoute[\"" + code + "\"]",
                    entry.getKey(),
                    route == null ? null : route.getAsString());
        }
    }

    @Test
    @Rule(
            en = "writeTo() leaves what is in sys already as it is; a dictionary without codes writes nothing at all.",
            zh = "writeTo() 不改动 sys 里已有的内容；没有编码的字典什么也不写。")
    void restOfSysStays() {
        var sys = new JsonObject();
        sys.addProperty("heartbeat", 3);
        write(RouteDictionary.of(ROUTES), sys);
        Expect.equal("sys.heartbeat", json("3"), sys.get("heartbeat"));
        Expect.that("sys", sys.has("dict"), Words.of("with \"dict\"", "含有 \"dict\""), sys.toString());
        var none = new JsonObject();
        write(RouteDictionary.NONE, none);
        Expect.equal(
                Words.of("sys after RouteDictionary.NONE.writeTo(sys)", "RouteDictionary.NONE.writeTo(sys) 之后的 sys"),
                new JsonObject(),
                none);
    }

    @Test
    @Rule(
            en = "The dictionary travels in the Handshake of your server, and a client reads from it what the "
                    + "server has.",
            zh = "字典随你的服务器的握手发出，客户端从中读到的与服务器的相同。")
    void dictionaryTravelsInTheHandshake() {
        RouteDictionary server = RouteDictionary.of(ROUTES);
        var more = new JsonObject();
        server.writeTo(more);
        Wiretap wire = Wiretap.opened(Side.SERVER, "");
        var handshake = new HandshakeServer(wire, new ManualClock(), new Settings(3, "", more), packet -> {});
        wire.track().in(packet("{\"sys\":{}}"));
        handshake.received(new Packet(Packet.HANDSHAKE, "{\"sys\":{}}".getBytes(StandardCharsets.UTF_8)));
        Bytes answer = Bytes.copyOf(wire.bytes());
        Expect.that(
                Words.of("the answer to the Handshake", "对握手的回答"),
                answer.length() > PacketEncoder.HEAD,
                Words.of("a packet", "一个包"),
                Words.of("nothing", "什么都没有"));
        JsonObject root = object(
                Words.of("the body of the Handshake", "握手的包体"),
                json(answer.from(PacketEncoder.HEAD).utf8()));
        RouteDictionary client = read(object(Words.of("\"sys\" in the Handshake", "握手里的 \"sys\""), root.get("sys")));
        for (String route : ROUTES) {
            Expect.equal(atTheClient("codeOf(\"" + route + "\")"), server.codeOf(route), client.codeOf(route));
            Expect.equal(
                    atTheClient("routeOf(" + server.codeOf(route) + ")"),
                    route,
                    client.routeOf(server.codeOf(route)));
        }
    }

    @Test
    @Rule(
            en = "A client takes the codes as the server tells them, even if it would have counted otherwise itself.",
            zh = "服务器说的编码是什么就是什么，即使客户端自己会数出别的结果。")
    void codesOfTheServerCount() {
        JsonObject sys = object(
                Words.both("sys"),
                json("{\"heartbeat\":3,\"dict\":{\"Room.Message\":700,\"Room.Join\":9}}"));
        RouteDictionary dictionary = read(sys);
        Expect.equal(
                "RouteDictionary.readFrom(" + sys + ").codeOf(\"Room.Message\")",
                700,
                dictionary.codeOf("Room.Message"));
        Expect.equal("RouteDictionary.readFrom(" + sys + ").codeOf(\"Room.Join\")", 9, dictionary.codeOf("Room.Join"));
        Expect.equal("RouteDictionary.readFrom(" + sys + ").routeOf(700)", "Room.Message", dictionary.routeOf(700));
    }

    @Test
    @Rule(
            en = "A server that tells no dictionary has none: every route has the code 0.",
            zh = "服务器没有提供字典，就没有字典：每条路由的编码都是 0。")
    void noDictionaryIsNone() {
        JsonObject sys = object(Words.both("sys"), json("{\"heartbeat\":3,\"servertime\":1763683200}"));
        Expect.equal(
                "RouteDictionary.readFrom(" + sys + ").codeOf(\"Room.Message\")",
                0,
                read(sys).codeOf("Room.Message"));
    }

    /// What the learner's server would tell its clients.
    private static void write(RouteDictionary dictionary, JsonObject sys) {
        dictionary.writeTo(sys);
        Track.opened(Side.SERVER, "").out(packet(accepted(sys)));
    }

    /// What the learner's client reads from what a server tells.
    private static RouteDictionary read(JsonObject sys) {
        Track.opened(Side.CLIENT, "").in(packet(accepted(sys)));
        return RouteDictionary.readFrom(sys);
    }

    private static String accepted(JsonObject sys) {
        return "{\"code\":200,\"sys\":" + sys + "}";
    }

    private static byte[] packet(String handshake) {
        return PacketEncoder.encode(new Handshake(Bytes.utf8(handshake))).toArray();
    }

    private static JsonElement json(String text) {
        return JsonParser.parseString(text);
    }

    private static Words atTheClient(String call) {
        return Words.of(call + " at the client", "客户端的 " + call);
    }

    private static JsonObject object(Words what, @Nullable JsonElement element) {
        Expect.that(
                what,
                element instanceof JsonObject,
                Words.of("a JSON object", "一个 JSON 对象"),
                String.valueOf(element));
        return (JsonObject) element;
    }
}
