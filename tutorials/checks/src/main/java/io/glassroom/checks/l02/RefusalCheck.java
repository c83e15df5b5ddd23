package io.glassroom.checks.l02;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.glassroom.checks.Expect;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import java.util.List;
import mychat.HandshakeServer.State;
import mychat.Packet;
import mychat.Settings;
import org.junit.jupiter.api.Test;

@Step("2.4")
class RefusalCheck {

    private static final Settings NOT_0_0_1 = new Settings(30, "0.0.1", new JsonObject());

    @Test
    @Rule(
            en = "A Handshake that is no JSON object is answered with code 500 and a message, and then closed "
                    + "with 1002.",
            zh = "不是 JSON 对象的握手：先回答 code 500 和一句 message，再以 1002 关闭。")
    void whatIsNoJsonObjectIsRefused() {
        for (String body : List.of("hello", "", "[]", "{\"sys\":{")) {
            var client = new Newcomer();
            client.says(Newcomer.handshake(body));
            refused(client, 500);
            client.isClosedWith(1002);
        }
    }

    @Test
    @Rule(
            en = "A client of settings.refusedVersion() is answered with code 501 and a message, and then closed "
                    + "with 1000.",
            zh = "版本等于 settings.refusedVersion() 的客户端：先回答 code 501 和一句 message，再以 1000 关闭。")
    void oldVersionIsRefused() {
        var client = new Newcomer(NOT_0_0_1);
        client.says(Newcomer.HANDSHAKE);
        refused(client, 501);
        client.isClosedWith(1000);
    }

    @Test
    @Rule(
            en = "Every key may be absent, and one of the wrong kind counts as absent: such clients are accepted.",
            zh = "每个键都可以没有，类型不对的也算没有：这样的客户端照样接受。")
    void absentKeysAreNoReasonToRefuse() {
        for (String body : List.of(
                "{}",
                "{\"sys\":{}}",
                "{\"sys\":7}",
                "{\"sys\":{\"version\":{\"major\":1}}}",
                "{\"sys\":{\"version\":\"0.0.2\"}}")) {
            for (Settings settings : List.of(Settings.heartbeat(30), NOT_0_0_1)) {
                var client = new Newcomer(settings);
                client.says(Newcomer.handshake(body));
                client.has(client.answer(), body + " → ", "code", "200");
                client.is(State.HANDSHAKEN);
            }
        }
    }

    @Test
    @Rule(
            en = "Whoever was refused stays outside: an Ack or another Handshake changes nothing.",
            zh = "被拒绝的就进不来：再发 Ack 或握手也没有用。")
    void refusedIsRefused() {
        var client = new Newcomer();
        client.says(Newcomer.handshake("hello")).answer();
        Packet[] attempts = {Newcomer.HANDSHAKE, Newcomer.ACK, Newcomer.DATA};
        client.says(attempts).is(State.CLOSED);
        client.saysNothing();
        client.handedOn();
    }

    private static void refused(Newcomer client, int code) {
        JsonObject answer = client.answer();
        client.has(answer, "", "code", String.valueOf(code));
        Expect.that(
                "message",
                answer.get("message") instanceof JsonPrimitive message && message.isString(),
                "\"…\"",
                String.valueOf(answer.get("message")));
    }
}
