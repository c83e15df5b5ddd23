package io.glassroom.protocol.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.handshake.HandshakeResponse;
import io.glassroom.protocol.serialize.UnreadableBodyException;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.time.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything on one thread and on virtual time: after each line of a test all that follows from it has happened.
class GlassroomClientTest {

    private static final URI SERVER = URI.create("memory:server");
    private static final Bytes HEARTBEAT = PacketEncoder.encode(new Packet.Heartbeat());

    record Said(String name, String content) {}

    private final VirtualTime time = new VirtualTime();
    private final FakeServer server = new FakeServer(time);
    private final List<TapEvent> tapped = new ArrayList<>();
    private ClientConfig config = ClientConfig.of(time).withDialer(server).withThreads(Runnable::run);
    private GlassroomClient client;

    @AfterEach
    void closeTheClient() {
        if (client != null) {
            client.close();
        }
    }

    @Test
    void worksOnceTheHandshakeIsDone() {
        connect();
        var working = assertInstanceOf(ClientState.Working.class, client.state());
        assertEquals(Duration.ofSeconds(3), working.terms().heartbeat());
        assertEquals(working.terms(), client.connected().join());
    }

    @Test
    void introducesItselfAndOffersBatches() {
        connect();
        var said = server.handshakes.getFirst();
        assertEquals(Optional.of("glassroom-java"), said.type());
        assertTrue(said.extensions().batch());
    }

    @Test
    void requestCompletesWithTheResponse() {
        connect();
        var answer = client.request("Echo.Ping", new Said("alice", "hi"), Said.class);
        assertEquals(new Said("alice", "hi"), answer.join());
    }

    @Test
    void twoRequestsInFlightEachGetTheirOwnAnswer() {
        var asked = new ArrayList<Message.Request>();
        server.answers = (line, request) -> asked.add(request);
        connect();
        var first = client.request("Echo.Ping", Bytes.utf8("first"));
        var second = client.request("Echo.Ping", Bytes.utf8("second"));
        server.line().answer(asked.get(1), false, asked.get(1).body());
        server.line().answer(asked.get(0), false, asked.get(0).body());
        assertEquals("first", first.join().utf8());
        assertEquals("second", second.join().utf8());
    }

    @Test
    void errorResponseCompletesExceptionallyWithItsCodeAndMessage() {
        server.answers = (line, request) -> line.answer(request, true, Bytes.utf8("{\"code\":404,\"message\":\"no such route\"}"));
        connect();
        var failure = assertInstanceOf(ClientException.Refused.class, failureOf(client.request("No.Such", Bytes.EMPTY)));
        assertEquals(404, failure.code());
        assertEquals("no such route", failure.explanation());
        assertEquals("No.Such was answered 404: no such route", failure.getMessage());
    }

    @Test
    void errorResponseWithAStrangeBodyStillCompletes() {
        server.answers = (line, request) -> line.answer(request, true, Bytes.utf8("oops"));
        connect();
        var failure = assertInstanceOf(ClientException.Refused.class, failureOf(client.request("A.B", Bytes.EMPTY)));
        assertEquals(0, failure.code());
        assertEquals("oops", failure.explanation());
    }

    @Test
    void answerOfAnotherTypeCompletesExceptionally() {
        connect();
        var answer = client.request("Echo.Ping", Bytes.utf8("[1,2]"), Said.class);
        assertInstanceOf(UnreadableBodyException.class, failureOf(answer));
    }

    @Test
    void requestTimesOutAfterExactlyItsTime() {
        server.answers = (line, request) -> {};
        config = config.withRequestTimeout(Duration.ofSeconds(2));
        connect();
        var answer = client.request("Echo.Ping", Bytes.EMPTY);
        time.advance(Duration.ofMillis(1999));
        assertFalse(answer.isDone());
        time.advance(Duration.ofMillis(1));
        assertEquals("Echo.Ping was not answered within 2000 ms", failureOf(answer).getMessage());
    }

    @Test
    void lateResponseIsCountedAndHurtsNobody() {
        var asked = new ArrayList<Message.Request>();
        server.answers = (line, request) -> asked.add(request);
        server.heartbeat = Duration.ZERO;
        config = config.withRequestTimeout(Duration.ofSeconds(2));
        connect();
        client.request("Echo.Ping", Bytes.EMPTY);
        time.advance(Duration.ofSeconds(2));
        server.line().answer(asked.getFirst(), false, Bytes.EMPTY);
        assertEquals(1, client.statistics().unmatched());
        assertInstanceOf(ClientState.Working.class, client.state());
    }

    @Test
    void answeredRequestLeavesNoTimerBehind() {
        connect();
        int before = time.pending();
        client.request("Echo.Ping", Bytes.EMPTY).join();
        assertEquals(before, time.pending());
    }

    @Test
    void requestWithoutConnectionFailsAtOnce() {
        server.down = true;
        connect();
        var failure = assertInstanceOf(ClientException.Disconnected.class, failureOf(client.request("A.B", Bytes.EMPTY)));
        assertEquals("A.B found no connection: connection refused", failure.getMessage());
    }

    @Test
    void requestsInFlightFailWhenTheConnectionIsLost() {
        server.answers = (line, request) -> {};
        connect();
        var answer = client.request("Echo.Ping", Bytes.EMPTY);
        server.line().end(1006, "cable pulled");
        assertInstanceOf(ClientException.Disconnected.class, failureOf(answer));
    }

    @Test
    void notifyArrivesAsANotify() {
        connect();
        client.notify("Room.Message", new Said("alice", "你好 😀"));
        var expected = Bytes.utf8("{\"name\":\"alice\",\"content\":\"你好 \\uD83D\\uDE00\"}");
        assertEquals(List.of(new Message.Notify(Route.of("Room.Message"), expected)), server.messages);
    }

    @Test
    void notifyWithoutConnectionIsRefused() {
        server.down = true;
        connect();
        assertThrows(ClientException.Disconnected.class, () -> client.notify("Room.Message", Bytes.EMPTY));
    }

    @Test
    void pushReachesTheListenersOfItsRouteInOrder() {
        connect();
        var heard = new ArrayList<String>();
        client.on("onMessage", Said.class, said -> heard.add("first " + said.content()));
        client.on("onMessage", body -> heard.add("second"));
        client.on("onLeave", body -> heard.add("never"));
        server.line().push("onMessage", "{\"name\":\"bob\",\"content\":\"hi\"}");
        assertEquals(List.of("first hi", "second"), heard);
    }

    @Test
    void closedSubscriptionHearsNothing() {
        connect();
        var heard = new ArrayList<Bytes>();
        client.on("onMessage", heard::add).close();
        server.line().push("onMessage", "{}");
        assertEquals(List.of(), heard);
        assertEquals(1, client.statistics().unheard());
    }

    @Test
    void unreadablePushIsCountedAndTheNextOneIsHeard() {
        connect();
        var heard = new ArrayList<Said>();
        client.on("onMessage", Said.class, heard::add);
        server.line().push("onMessage", "[]");
        server.line().push("onMessage", "{\"name\":\"bob\",\"content\":\"hi\"}");
        assertEquals(List.of(new Said("bob", "hi")), heard);
        assertEquals(1, client.statistics().unreadable());
    }

    @Test
    void beatsAtTheIntervalThatTheServerSays() {
        config = config.withTap("me", tap());
        connect();
        tapped.clear();
        for (int i = 0; i < 3; i++) {
            time.advance(Duration.ofSeconds(3));
            server.line().transmit(HEARTBEAT);
        }
        assertEquals(3, tapped.stream().filter(new TapEvent.Frame("me", Direction.OUT, HEARTBEAT)::equals).count());
    }

    @Test
    void silentServerIsLeftAfterTwoIntervals() {
        connect();
        time.advance(Duration.ofMillis(5999));
        assertInstanceOf(ClientState.Working.class, client.state());
        time.advance(Duration.ofMillis(1));
        var waiting = assertInstanceOf(ClientState.Waiting.class, client.state());
        assertEquals(4001, waiting.code());
        assertEquals(4001, server.line().closeCode);
    }

    @Test
    void serverThatNeverAnswersTheHandshakeIsLeftAfterTenSeconds() {
        server.mute = true;
        connect();
        time.advance(Duration.ofSeconds(10));
        assertEquals(4004, assertInstanceOf(ClientState.Waiting.class, client.state()).code());
    }

    @Test
    void comesBackAfterALostConnection() {
        connect();
        server.line().end(1006, "cable pulled");
        var waiting = assertInstanceOf(ClientState.Waiting.class, client.state());
        assertTrue(waiting.delay().compareTo(Duration.ofMillis(500)) <= 0, waiting.toString());
        time.advance(waiting.delay());
        assertInstanceOf(ClientState.Working.class, client.state());
        assertEquals(2, server.lines.size());
    }

    @Test
    void keepsTheDictionaryForItsNextVisit() {
        connect();
        assertEquals(Optional.empty(), server.handshakes.getFirst().dictVersion());
        comeBack();
        assertEquals(Optional.of(server.dictionary.version()), server.handshakes.getLast().dictVersion());
        var working = assertInstanceOf(ClientState.Working.class, client.state());
        assertFalse(working.terms().dictionaryIncluded());
        assertEquals(server.dictionary, working.terms().dictionary());
    }

    @Test
    void waitsGrowWhileTheServerIsDownAndBeginAnewOnceItWorked() {
        server.down = true;
        config = config.withBackoff(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), 100));
        connect();
        for (int i = 1; i <= 5; i++) {
            var waiting = assertInstanceOf(ClientState.Waiting.class, client.state());
            assertEquals(i, waiting.retries());
            time.advance(waiting.delay());
        }
        server.down = false;
        time.advance(assertInstanceOf(ClientState.Waiting.class, client.state()).delay());
        assertInstanceOf(ClientState.Working.class, client.state());
        server.line().end(1006, "");
        assertEquals(1, assertInstanceOf(ClientState.Waiting.class, client.state()).retries());
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        server.down = true;
        config = config.withBackoff(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), 2));
        connect();
        time.advance(Duration.ofSeconds(2));
        assertEquals(new ClientState.Closed(1006, "connection refused"), client.state());
        assertInstanceOf(ClientException.Disconnected.class, failureOf(client.connected()));
        assertEquals(client.state(), client.closed().join());
    }

    @Test
    void kickedClientHearsWhyAndStaysAway() {
        connect();
        var reasons = new ArrayList<String>();
        client.onKick(reasons::add);
        server.line().kick("spamming");
        assertEquals(List.of("spamming"), reasons);
        assertEquals(new ClientState.Closed(4002, "kicked: spamming"), client.state());
        time.advance(Duration.ofMinutes(10));
        assertEquals(1, server.lines.size());
    }

    @Test
    void clientOfADrainingServerHearsWhyAndComesBack() {
        connect();
        var reasons = new ArrayList<String>();
        client.onKick(reasons::add);
        server.line().kick("server is shutting down", 1001);
        assertEquals(List.of("server is shutting down"), reasons);
        var waiting = assertInstanceOf(ClientState.Waiting.class, client.state());
        assertEquals(1001, waiting.code());
        assertEquals("kicked: server is shutting down", waiting.reason());
        time.advance(Duration.ofSeconds(1));
        assertInstanceOf(ClientState.Working.class, client.state());
    }

    @Test
    void kickWithoutACloseCodeIsFinal() {
        connect();
        server.line().transmit(PacketEncoder.encode(new Packet.Kick(Bytes.utf8("{\"reason\":\"out\"}"))));
        server.line().end(1006, "the server closed the connection");
        assertEquals(new ClientState.Closed(4002, "kicked: out"), client.state());
    }

    @Test
    void kickThatNoCloseFollowsIsFinalToo() {
        connect();
        server.line().transmit(PacketEncoder.encode(new Packet.Kick(Bytes.utf8("{\"reason\":\"out\"}"))));
        time.advance(Duration.ofMillis(4999));
        assertInstanceOf(ClientState.Working.class, client.state());
        time.advance(Duration.ofMillis(1));
        assertEquals(new ClientState.Closed(4002, "kicked: out"), client.state());
        assertTrue(server.line().closed);
    }

    @Test
    void refusedClientStaysAway() {
        server.rejection = Optional.of(new HandshakeResponse.Rejected(501, "too old"));
        connect();
        assertEquals(new ClientState.Closed(1000, "handshake refused, 501 too old"), client.state());
        time.advance(Duration.ofMinutes(10));
        assertEquals(1, server.lines.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1002, 1009, 4002, 4005})
    void staysAwayAfterAnEndThatWouldOnlyRepeat(int code) {
        connect();
        server.line().end(code, "so be it");
        assertEquals(new ClientState.Closed(code, "so be it"), client.state());
    }

    @ParameterizedTest
    @ValueSource(ints = {1001, 1006, 1011, 4001, 4003})
    void comesBackAfterAnEndThatMayHaveBeenAnAccident(int code) {
        connect();
        server.line().end(code, "so be it");
        assertInstanceOf(ClientState.Waiting.class, client.state());
    }

    @Test
    void stateListenerHearsEachStateInOrder() {
        var states = new ArrayList<String>();
        connect();
        client.onState(state -> states.add(state.getClass().getSimpleName()));
        comeBack();
        client.close();
        assertEquals(List.of("Working", "Waiting", "Connecting", "Working", "Closed"), states);
    }

    @Test
    void closeEndsEverything() {
        connect();
        client.close();
        assertEquals(new ClientState.Closed(1000, "closed by its owner"), client.state());
        assertEquals(1000, server.line().closeCode);
        assertEquals(0, time.pending());
    }

    @Test
    void closeWhileWaitingIsTheEnd() {
        server.down = true;
        connect();
        client.close();
        server.down = false;
        time.advance(Duration.ofMinutes(10));
        assertEquals(0, server.lines.size());
        assertEquals(0, time.pending());
    }

    @Test
    void brokenServerIsLeftWithTheRule() {
        connect();
        server.line().transmit(Bytes.hex("09 00 00 00"));
        var closed = assertInstanceOf(ClientState.Closed.class, client.state());
        assertEquals(1002, closed.code());
        assertTrue(closed.reason().contains("PACKET_TYPE"), closed.reason());
    }

    @Test
    void listenerThatThrowsHarmsNoOther() {
        connect();
        var heard = new ArrayList<Bytes>();
        var thrown = new ArrayList<Throwable>();
        var handler = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> thrown.add(failure));
        try {
            client.on("onMessage", body -> {
                heard.add(body);
                throw new IllegalStateException("listener's own fault");
            });
            server.line().push("onMessage", "1");
            server.line().push("onMessage", "2");
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(handler);
        }
        assertEquals(2, heard.size());
        assertEquals(2, thrown.size());
    }

    @Test
    void tapSeesEachPacketOfBothDirectionsOnce() {
        config = config.withTap("me", tap());
        connect();
        tapped.clear();
        client.request("Echo.Ping", Bytes.utf8("x"));
        assertEquals(
                List.of(
                        "OUT 04 00 00 0d 00 01 09 45 63 68 6f 2e 50 69 6e 67 78",
                        "IN 04 00 00 03 04 01 78"),
                tapped.stream().map(TapEvent.Frame.class::cast).map(f -> f.direction() + " " + f.packet().hex()).toList());
    }

    @Test
    void clientWithoutRouteCodesSpellsItsRoutesAndStillReadsCodes() {
        var heard = new ArrayList<String>();
        config = config.withTap("me", tap()).withRouteCodes(false);
        connect();
        client.on("onMessage", body -> heard.add(body.utf8()));
        tapped.clear();
        client.notify("Room.Message", Bytes.utf8("x"));
        server.line().push("onMessage", "y");
        assertEquals(
                List.of("OUT 04 00 00 0f 02 0c 52 6f 6f 6d 2e 4d 65 73 73 61 67 65 78", "IN 04 00 00 04 07 00 03 79"),
                tapped.stream().map(TapEvent.Frame.class::cast).map(f -> f.direction() + " " + f.packet().hex()).toList());
        assertEquals(List.of("y"), heard);
    }

    @Test
    void tapSeesTheConnectionOpenAndWork() {
        config = config.withTap("me", tap());
        connect();
        var edges = tapped.stream()
                .filter(TapEvent.Link.class::isInstance)
                .map(TapEvent.Link.class::cast)
                .map(link -> link.from() + ">" + link.to())
                .toList();
        assertEquals(List.of("OPENED>OPENED", "OPENED>HANDSHAKEN", "HANDSHAKEN>WORKING"), edges);
    }

    @Test
    void sameSeedWaitsTheSame() {
        assertEquals(waits(7), waits(7));
        assertFalse(waits(7).equals(waits(8)));
    }

    private List<Duration> waits(long seed) {
        var clock = new VirtualTime();
        var nobody = new FakeServer(clock);
        nobody.down = true;
        var waits = new ArrayList<Duration>();
        var settings = ClientConfig.of(clock).withDialer(nobody).withThreads(Runnable::run).withSeed(seed);
        try (var lonely = GlassroomClient.connect(SERVER, settings)) {
            for (int i = 0; i < 8; i++) {
                var waiting = assertInstanceOf(ClientState.Waiting.class, lonely.state());
                waits.add(waiting.delay());
                clock.advance(waiting.delay());
            }
        }
        return waits;
    }

    private void connect() {
        client = GlassroomClient.connect(SERVER, config);
    }

    private void comeBack() {
        server.line().end(1006, "cable pulled");
        time.advance(assertInstanceOf(ClientState.Waiting.class, client.state()).delay());
    }

    private static Throwable failureOf(CompletableFuture<?> future) {
        return assertThrows(CompletionException.class, future::join).getCause();
    }

    private Tap tap() {
        return new Tap() {
            @Override
            public boolean active() {
                return true;
            }

            @Override
            public void emit(FlowId flow, TapEvent event) {
                tapped.add(event);
            }
        };
    }
}
