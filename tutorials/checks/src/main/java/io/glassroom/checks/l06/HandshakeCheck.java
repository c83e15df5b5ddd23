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
            en = "writeTo() says the same in three forms: dict and routeToCode from route to code, codeToRoute from code to route.",
            zh = "writeTo() 用三种形式说同一件事：dict 和 routeToCode 由路由到编码，codeToRoute 由编码到路由。")
    void threeFormsAreWritten() {
        var sys = new JsonObject();
        write(RouteDictionary.of(ROUTES), sys);
        JsonElement forward = json("{\"Room.Join\":1,\"Room.Message\":2,\"onMessage\":3}");
        JsonElement back = json("{\"1\":\"Room.Join\",\"2\":\"Room.Message\",\"3\":\"onMessage\"}");
        Expect.equal("\"dict\" in sys", forward, sys.get("dict"));
        Expect.equal("\"routeToCode\" in sys", forward, sys.get("routeToCode"));
        Expect.equal("\"codeToRoute\" in sys", back, sys.get("codeToRoute"));
    }

    @Test
    @Rule(
            en = "The three forms agree, however many routes there are.",
            zh = "不论有多少条路由，三种形式都一致。")
    void threeFormsAgree() {
        var sys = new JsonObject();
        write(RouteDictionary.of(Routes.many()), sys);
        JsonObject dict = object("\"dict\" in sys", sys.get("dict"));
        JsonObject back = object("\"codeToRoute\" in sys", sys.get("codeToRoute"));
        Expect.equal("routes in \"dict\"", Routes.MANY, dict.size());
        Expect.equal("codes in \"codeToRoute\"", Routes.MANY, back.size());
        Expect.equal("\"routeToCode\" in sys", dict, sys.get("routeToCode"));
        for (Map.Entry<String, JsonElement> entry : dict.entrySet()) {
            String code = entry.getValue().getAsString();
            JsonElement route = back.get(code);
            Expect.equal("\"" + code + "\" in \"codeToRoute\"", entry.getKey(), route == null ? null : route.getAsString());
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
        Expect.equal("\"heartbeat\" in sys", json("3"), sys.get("heartbeat"));
        Expect.that("sys", sys.has("dict"), "with \"dict\"", sys.toString());
        var none = new JsonObject();
        write(RouteDictionary.NONE, none);
        Expect.equal("sys after RouteDictionary.NONE.writeTo(sys)", new JsonObject(), none);
    }

    @Test
    @Rule(
            en = "The dictionary travels in the Handshake of your server, and a client reads from it what the server has.",
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
        Expect.that("the answer to the Handshake", answer.length() > PacketEncoder.HEAD, "a packet", "nothing");
        JsonObject root = object("the body of the Handshake", json(answer.from(PacketEncoder.HEAD).utf8()));
        RouteDictionary client = read(object("\"sys\" in the Handshake", root.get("sys")));
        for (String route : ROUTES) {
            Expect.equal("codeOf(\"" + route + "\") at the client", server.codeOf(route), client.codeOf(route));
            Expect.equal("routeOf(" + server.codeOf(route) + ") at the client", route, client.routeOf(server.codeOf(route)));
        }
    }

    @Test
    @Rule(
            en = "A client takes the codes as the server tells them, even if it would have counted otherwise itself.",
            zh = "服务器说的编码是什么就是什么，即使客户端自己会数出别的结果。")
    void codesOfTheServerCount() {
        JsonObject sys = object("sys", json("{\"heartbeat\":3,\"dict\":{\"Room.Message\":700,\"Room.Join\":9}}"));
        RouteDictionary dictionary = read(sys);
        Expect.equal("codeOf(\"Room.Message\") of " + sys, 700, dictionary.codeOf("Room.Message"));
        Expect.equal("codeOf(\"Room.Join\") of " + sys, 9, dictionary.codeOf("Room.Join"));
        Expect.equal("routeOf(700) of " + sys, "Room.Message", dictionary.routeOf(700));
    }

    @Test
    @Rule(
            en = "A server that tells no dictionary has none: every route has the code 0.",
            zh = "服务器没有提供字典，就没有字典：每条路由的编码都是 0。")
    void noDictionaryIsNone() {
        JsonObject sys = object("sys", json("{\"heartbeat\":3,\"servertime\":1763683200}"));
        Expect.equal("codeOf(\"Room.Message\") of " + sys, 0, read(sys).codeOf("Room.Message"));
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

    private static JsonObject object(String what, @Nullable JsonElement element) {
        Expect.that(what, element instanceof JsonObject, "a JSON object", String.valueOf(element));
        return (JsonObject) element;
    }
}
