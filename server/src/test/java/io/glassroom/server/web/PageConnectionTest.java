package io.glassroom.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `glassroom.js` against protocol.md sections 3 to 6, with the test as server and virtual time.
class PageConnectionTest {

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
    void handshakeNamesTheClientAndOffersBatch() {
        assertEquals("1 {\"sys\":{\"type\":\"glassroom-js\",\"version\":\"0.1.0\",\"glassroom\":{\"batch\":true}},\"user\":{\"room\":7}}",
                page.run("""
                const world = new World();
                world.client({ user: { room: 7 } }).connect();
                world.socket.onopen();
                const [handshake] = world.socket.packets;
                return `${handshake.type} ${text(handshake.body)}`;
                """));
    }

    @Test
    void handshakeResponseIsAcknowledgedAndMakesItWork() {
        assertEquals("02 00 00 00; opening handshaking working", page.run("""
                const world = new World();
                world.working();
                return `${hex(world.socket.sent[1])}; ${world.states.join(" ")}`;
                """));
    }

    @Test
    void routesAreSentAsTheCodesOfRouteToCode() {
        assertEquals("04 00 00 05 03 00 02 7b 7d", page.run("""
                const world = new World();
                world.working({ routeToCode: { "Room.Join": 1, "Room.Message": 2 } }).notify("Room.Message");
                return hex(world.socket.sent[2]);
                """));
    }

    @Test
    void dictionaryIsKeptWhenTheServerLeavesItOut() {
        assertEquals("v1 1", page.run("""
                const world = new World();
                const client = world.working({ dictVersion: "v1", routeToCode: { "Room.Join": 1 } });
                world.socket.onclose({ code: 1006, reason: "" });
                world.pass(60000);
                world.socket.onopen();
                const offered = JSON.parse(text(world.socket.packets[0].body)).sys.dictVersion;
                world.socket.handshake({ dictVersion: "v1" });
                return `${offered} ${client.dictionary.codeOf("Room.Join")}`;
                """));
    }

    @Test
    void refusedHandshakeEndsTheSessionWithTheServersWords() {
        assertEquals("too old; opening handshaking closed", page.run("""
                const world = new World();
                const connected = world.client().connect().catch((error) => error.message);
                world.socket.onopen();
                world.socket.packet(1, json({ code: 501, message: "too old" }));
                return `${await connected}; ${world.states.join(" ")}`;
                """));
    }

    @Test
    void eachOfTwoRequestsInFlightGetsItsOwnAnswer() {
        assertEquals("first second", page.run("""
                const world = new World();
                const client = world.working();
                const first = client.request("Echo.Ping", "a");
                const second = client.request("Echo.Ping", "b");
                world.socket.message({ type: 2, id: 2, body: json("second") });
                world.socket.message({ type: 2, id: 1, body: json("first") });
                return `${await first} ${await second}`;
                """));
    }

    @Test
    void errorResponseRejectsWithCodeAndMessage() {
        assertEquals("RequestError 404 no such route", page.run("""
                const world = new World();
                const answer = world.working().request("No.Such").catch((e) => `${e.name} ${e.code} ${e.message}`);
                world.socket.message({ type: 2, id: 1, error: true, body: json({ code: 404, message: "no such route" }) });
                return answer;
                """));
    }

    @Test
    void requestWithoutAnswerFailsAfterItsTimeout() {
        assertEquals("no answer to Room.Join within 500 ms", page.run("""
                const world = new World();
                const answer = world.working().request("Room.Join", {}, { timeout: 500 }).catch((e) => e.message);
                world.pass(500);
                return answer;
                """));
    }

    @Test
    void lostConnectionFailsWhatIsInFlight() {
        assertEquals("connection lost before Room.Join was answered", page.run("""
                const world = new World();
                const answer = world.working().request("Room.Join").catch((e) => e.message);
                world.socket.onclose({ code: 1006, reason: "" });
                return answer;
                """));
    }

    @Test
    void answerThatNobodyWaitsForIsReported() {
        assertEquals("ignored a Response to id 9, which nobody waits for", page.run("""
                const world = new World();
                world.working();
                world.socket.message({ type: 2, id: 9, body: json({}) });
                await settle();
                return world.faults.join();
                """));
    }

    @Test
    void pushesReachTheirListenersInOrder() {
        assertEquals("1 2 3", page.run("""
                const world = new World();
                const got = [];
                world.working().on("onMessage", (body) => got.push(body));
                for (const n of [1, 2, 3]) world.socket.message({ type: 3, route: "onMessage", body: json(n) });
                await settle();
                return got.join(" ");
                """));
    }

    @Test
    void severalPacketsMayShareAMessageAndOneMayBeSplit() {
        assertEquals("1 2", page.run("""
                const world = new World();
                const got = [];
                world.working().on("p", (body) => got.push(body));
                const packet = (n) => [...g.encodePacket(4, g.encodeMessage({ type: 3, route: "p", body: json(n) }))];
                const both = Uint8Array.from([...packet(1), ...packet(2)]);
                world.socket.deliver(both.subarray(0, 13));
                world.socket.deliver(both.subarray(13));
                await settle();
                return got.join(" ");
                """));
    }

    @Test
    void listenerThatThrowsDoesNotStopTheNextPush() {
        assertEquals("2; bad listener", page.run("""
                const world = new World();
                const got = [];
                world.working().on("p", (body) => { if (body === 1) throw new Error("bad listener"); got.push(body); });
                for (const n of [1, 2]) world.socket.message({ type: 3, route: "p", body: json(n) });
                await settle();
                return `${got}; ${world.faults}`;
                """));
    }

    @Test
    void heartbeatIsSentOnceEachInterval() {
        assertEquals("3 beats", page.run("""
                const world = new World();
                world.working({ heartbeat: 3 });
                for (let second = 1; second <= 9; second++) {
                  world.pass(1000);
                  world.socket.packet(3);
                }
                return `${world.socket.packets.filter((p) => p.type === 3).length} beats`;
                """));
    }

    @Test
    void sleepingTimerIsReplacedByTheServersBeat() {
        assertEquals("1 beat, then 1 beat", page.run("""
                const world = new World();
                world.working({ heartbeat: 3 });
                const beats = () => world.socket.packets.filter((p) => p.type === 3).length;
                world.time = 3500;
                world.socket.packet(3);
                const first = beats();
                world.pass(2900);
                return `${first} beat, then ${beats()} beat`;
                """));
    }

    @Test
    void silenceForTwoIntervalsClosesWith4001AndTriesAgain() {
        assertEquals("4001 heartbeat timeout; waiting", page.run("""
                const world = new World();
                const client = world.working({ heartbeat: 3 });
                world.pass(6000);
                const { code, reason } = world.socket.closed;
                return `${code} ${reason}; ${client.state}`;
                """));
    }

    @Test
    void heartbeatOfZeroMeansNone() {
        assertEquals("2 sent, 0 timers", page.run("""
                const world = new World();
                world.working({ heartbeat: 0 });
                world.pass(600000);
                return `${world.socket.sent.length} sent, ${world.timers} timers`;
                """));
    }

    @Test
    void delayBeforeTheNextTryDoublesUpToItsLongest() {
        assertEquals("500 1000 2000 4000 4000", page.run("""
                const world = new World();
                const client = world.client({ longestDelay: 4000 });
                const delays = [];
                client.onstate = ({ state, delay }) => state === "waiting" && delays.push(delay);
                client.connect();
                for (let n = 0; n < 5; n++) {
                  world.socket.onclose({ code: 1006, reason: "" });
                  world.pass(delays.at(-1));
                }
                return delays.join(" ");
                """));
    }

    @Test
    void kickIsToldAndFinal() {
        assertEquals("spam; closed", page.run("""
                const world = new World();
                const client = world.working();
                world.socket.packet(5, json({ reason: "spam" }));
                world.socket.onclose({ code: 4002, reason: "spam" });
                return `${world.kicks}; ${client.state}`;
                """));
    }

    @Test
    void kickOfADrainingServerIsFollowedByAnotherTry() {
        assertEquals("going down; waiting", page.run("""
                const world = new World();
                const client = world.working();
                world.socket.packet(5, json({ reason: "going down" }));
                world.socket.onclose({ code: 1001, reason: "" });
                return `${world.kicks}; ${client.state}`;
                """));
    }

    @Test
    void whoLoggedInElsewhereStaysAway() {
        assertEquals("logged in elsewhere; closed 4005", page.run("""
                const world = new World();
                const client = world.working();
                let end;
                client.onstate = (change) => { end = change; };
                world.socket.packet(5, json({ reason: "logged in elsewhere" }));
                world.socket.onclose({ code: 4005, reason: "" });
                return `${world.kicks}; ${end.state} ${end.code}`;
                """));
    }

    @Test
    void whatADrainingServerLeftUnansweredIsAskedAgainAfterTheNewJoin() {
        assertEquals("Room.Join, Room.Stats, Echo.Ping", page.run("""
                const world = new World();
                const client = world.working();
                client.request("Room.Stats");
                world.socket.packet(5, json({ reason: "going down" }));
                client.request("Echo.Ping"); // not sent to who does not read it
                world.socket.onclose({ code: 1001, reason: "" });
                client.onstate = ({ state }) => state === "working" && client.request("Room.Join");
                world.pass(500);
                world.socket.onopen();
                world.socket.handshake();
                return world.socket.packets.filter((packet) => packet.type === 4)
                    .map((packet) => g.decodeMessage(packet.body, g.EMPTY_DICTIONARY, 4).route).join(", ");
                """));
    }

    @Test
    void drainThatNobodyFollowsIsBoundedByTheTimeout() {
        assertEquals("no answer to Room.Stats within 10000 ms, no answer to Echo.Ping within 10000 ms", page.run("""
                const world = new World();
                const client = world.working();
                const said = [];
                client.request("Room.Stats").catch((error) => said.push(error.message));
                world.socket.packet(5, json({ reason: "going down" }));
                world.socket.onclose({ code: 1001, reason: "" });
                client.request("Echo.Ping").catch((error) => said.push(error.message));
                for (let i = 0; i < 20; i++) {
                  world.pass(500);
                  world.socket.onclose({ code: 1006, reason: "" });
                }
                await settle();
                return said.join(", ");
                """));
    }

    @Test
    void kickWithoutACloseIsFinalAfterFiveSeconds() {
        assertEquals("working closed 4002", page.run("""
                const world = new World();
                const client = world.working();
                world.socket.packet(5, json({ reason: "spam" }));
                world.pass(4999);
                const before = client.state;
                world.pass(1);
                return `${before} ${client.state} ${world.socket.closed.code}`;
                """));
    }

    @Test
    void brokenBytesEndTheSessionWithRuleAndOffset() {
        assertEquals("4000 message type is 5, must be 0 to 3 (MESSAGE_TYPE at offset 4); closed", page.run("""
                const world = new World();
                const client = world.working();
                world.socket.packet(4, bytes("0a"));
                return `${world.socket.closed.code} ${world.socket.closed.reason}; ${client.state}`;
                """));
    }

    @Test
    void dataBeforeTheHandshakeEndsTheSession() {
        assertEquals("Data before the Handshake (PACKET_ORDER at offset 0)", page.run("""
                const world = new World();
                world.client().connect();
                world.socket.onopen();
                world.socket.packet(4, bytes("06 01 70"));
                return world.faults.join();
                """));
    }

    @Test
    void serverThatNeverAnswersTheHandshakeIsLeft() {
        assertEquals("4004; waiting", page.run("""
                const world = new World();
                const client = world.client();
                client.connect();
                world.socket.onopen();
                world.pass(10000);
                return `${world.socket.closed.code}; ${client.state}`;
                """));
    }

    @Test
    void everyPacketIsShownTakenApart() {
        assertEquals("out Handshake, in Handshake, out HandshakeAck, out Data Notify, in Heartbeat", page.run("""
                const world = new World();
                const client = world.client();
                const shown = [];
                client.onpacket = ({ direction, packet, message }) => shown.push(`${direction} ${g.describe(packet, message)}`);
                client.connect();
                world.socket.onopen();
                world.socket.handshake();
                client.notify("Room.Message");
                world.socket.packet(3);
                return shown.join(", ");
                """));
    }

    @Test
    void sendingBeforeItWorksIsAnErrorThatSaysSo() {
        assertEquals("ConnectionError: cannot send Room.Message: the session is idle",
                page.run("return fault(() => new World().client().notify('Room.Message'));"));
    }
}
