package io.glassroom.checks.l02;

import com.google.gson.JsonObject;
import io.glassroom.checks.Expect;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Words;
import java.time.Duration;
import mychat.HandshakeServer.State;
import mychat.Settings;
import org.junit.jupiter.api.Test;

@Step("2.1")
class AnswerCheck {

    @Test
    @Rule(
            en = "A Handshake is answered with one Handshake packet whose body says code 200.",
            zh = "对握手的回答是一个 Handshake 包，包体里的 code 是 200。")
    void handshakeIsAnswered() {
        var client = new Newcomer();
        client.says(Newcomer.HANDSHAKE);
        client.has(client.answer(), "", "code", "200");
        client.isOpen();
    }

    @Test
    @Rule(
            en = "Before the Handshake nothing is said; after the answer the state is HANDSHAKEN.",
            zh = "握手之前什么都不说；回答之后，状态是 HANDSHAKEN。")
    void stateFollows() {
        var client = new Newcomer();
        client.saysNothing();
        client.is(State.OPENED);
        client.says(Newcomer.HANDSHAKE).is(State.HANDSHAKEN);
    }

    @Test
    @Rule(
            en = "sys.heartbeat is the interval of the settings: an integer number of seconds.",
            zh = "sys.heartbeat 是设置里的间隔：整数秒。")
    void heartbeatIsAnIntegerOfSeconds() {
        for (int seconds : new int[] {30, 3}) {
            var client = new Newcomer(Settings.heartbeat(seconds));
            client.says(Newcomer.HANDSHAKE);
            client.has(sys(client), "sys.", "heartbeat", String.valueOf(seconds));
        }
    }

    @Test
    @Rule(
            en = "sys.servertime is now, in seconds since 1970, by the clock that the server was given.",
            zh = "sys.servertime 是现在的时间，从 1970 年算起的秒数，用交给服务器的时钟。")
    void servertimeIsInSeconds() {
        var client = new Newcomer();
        client.clock.advance(Duration.ofSeconds(7));
        client.says(Newcomer.HANDSHAKE);
        client.has(sys(client), "sys.", "servertime", "1763683207");
    }

    @Test
    @Rule(
            en = "Everything in settings.more() goes into sys as well, and more() itself stays as it is.",
            zh = "settings.more() 里的一切也放进 sys，而 more() 本身保持原样。")
    void moreGoesIntoSys() {
        JsonObject more = new JsonObject();
        more.addProperty("serializer", "json");
        var client = new Newcomer(new Settings(30, "", more));
        client.says(Newcomer.HANDSHAKE);
        JsonObject sys = sys(client);
        client.has(sys, "sys.", "serializer", "\"json\"");
        client.has(sys, "sys.", "heartbeat", "30");
        Expect.equal("settings.more()", "{\"serializer\":\"json\"}", more.toString());
    }

    private static JsonObject sys(Newcomer client) {
        JsonObject answer = client.answer();
        Expect.that(
                Words.of("answer", "回答"),
                answer.get("sys") instanceof JsonObject,
                "{…,\"sys\":{…}}",
                answer.toString());
        return answer.getAsJsonObject("sys");
    }
}
