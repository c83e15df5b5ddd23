package io.glassroom.protocol.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.time.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of requests when a server shuts down, when it sends somebody away and when a service forgets: on one
/// thread and on virtual time.
class DrainTest {

    private static final Bytes FAREWELL = PacketEncoder.encode(new Packet.Kick(Bytes.utf8("{\"reason\":\"server is shutting down\"}")));

    private final VirtualTime time = new VirtualTime();
    private final FakeServer server = new FakeServer(time);
    private GlassroomClient client;

    @AfterEach
    void closeTheClient() {
        client.close();
        assertEquals(0, time.pending());
    }

    @Test
    void unansweredRequestIsAskedAgainOnTheNextConnection() {
        connectToSilence();
        var answer = client.request("Echo.Ping", Bytes.utf8("hi"));
        drain();
        assertFalse(answer.isDone());
        comeBackToAnswers();
        assertEquals("hi", answer.join().utf8());
        assertEquals(2, server.messages.size());
    }

    @Test
    void requestsAreAskedAgainInTheirOrder() {
        connectToSilence();
        for (String body : List.of("1", "2", "3")) {
            client.request("Echo.Ping", Bytes.utf8(body));
        }
        drain();
        server.messages.clear();
        comeBackToAnswers();
        assertEquals(List.of("1", "2", "3"), asked());
    }

    @Test
    void requestMadeBetweenTwoServersWaitsForTheNextOne() {
        connectToSilence();
        drain();
        var answer = client.request("Echo.Ping", Bytes.utf8("hi"));
        assertFalse(answer.isDone());
        comeBackToAnswers();
        assertEquals("hi", answer.join().utf8());
        assertEquals(List.of("hi"), asked());
    }

    @Test
    void requestMadeAfterTheFarewellIsNotSentToWhoDoesNotReadIt() {
        connectToSilence();
        server.line().transmit(FAREWELL);
        var answer = client.request("Echo.Ping", Bytes.utf8("hi"));
        assertEquals(List.of(), asked());
        server.line().end(1001, "going away");
        comeBackToAnswers();
        assertEquals("hi", answer.join().utf8());
    }

    @Test
    void whoJoinsWhenConnectedJoinsBeforeTheRequestsAreAskedAgain() {
        connectToSilence();
        client.onState(state -> {
            if (state instanceof ClientState.Working) {
                client.request("Room.Join", Bytes.utf8("join"));
            }
        });
        client.request("Room.Stats", Bytes.utf8("stats"));
        drain();
        server.messages.clear();
        comeBackToAnswers();
        assertEquals(List.of("join", "join", "stats"), asked()); // the first join was not answered either
    }

    @Test
    void itsTimeoutBoundsTheWait() {
        connectToSilence();
        var answer = client.request("Echo.Ping", Bytes.EMPTY);
        server.down = true;
        drain();
        time.advance(Duration.ofSeconds(10));
        assertEquals("Echo.Ping was not answered within 10000 ms", failureOf(answer).getMessage());
        server.down = false;
        server.messages.clear();
        time.advance(Duration.ofMinutes(1));
        assertEquals(List.of(), asked());
    }

    @Test
    void attemptsThatFailMeanwhileDoNotEndTheWait() {
        connectToSilence();
        var answer = client.request("Echo.Ping", Bytes.utf8("hi"));
        server.down = true;
        drain();
        time.advance(Duration.ofSeconds(2));
        assertTrue(assertInstanceOf(ClientState.Waiting.class, client.state()).retries() > 1);
        server.down = false;
        server.answers = (line, request) -> line.answer(request, false, request.body());
        time.advance(Duration.ofSeconds(5));
        assertEquals("hi", answer.join().utf8());
    }

    @Test
    void connectionThatIsLostAfterwardsFailsThem() {
        connectToSilence();
        var answer = client.request("Echo.Ping", Bytes.utf8("hi"));
        drain();
        comeBack();
        server.line().end(1006, "cable pulled");
        assertInstanceOf(ClientException.Disconnected.class, failureOf(answer));
    }

    @Test
    void goingAwayWithoutAFarewellIsNoPromise() {
        connectToSilence();
        var answer = client.request("Echo.Ping", Bytes.utf8("hi"));
        server.line().end(1001, "going away");
        assertInstanceOf(ClientException.Disconnected.class, failureOf(answer));
    }

    @Test
    void whoIsSentAwayForGoodHearsNoAnswer() {
        connectToSilence();
        var answer = client.request("Echo.Ping", Bytes.utf8("hi"));
        server.line().kick("spamming");
        assertInstanceOf(ClientException.Disconnected.class, failureOf(answer));
    }

    @Test
    void whoLoggedInElsewhereIsToldSoAndStaysAway() {
        connectToSilence();
        server.line().kick("logged in elsewhere", 4005);
        assertEquals(new ClientState.Closed(4005, "kicked: logged in elsewhere"), client.state());
        time.advance(Duration.ofMinutes(10));
        assertEquals(1, server.lines.size());
    }

    @Test
    void resetNamesTheServices() {
        connectToSilence();
        var heard = new ArrayList<List<String>>();
        client.onServiceReset(heard::add);
        server.line().push("onServiceReset", "{\"services\":[\"Room\",\"Echo\"]}");
        assertEquals(List.of(List.of("Room", "Echo")), heard);
    }

    @Test
    void resetOfAnotherShapeIsCountedAsUnreadable() {
        connectToSilence();
        var heard = new ArrayList<List<String>>();
        client.onServiceReset(heard::add);
        for (String body : List.of("", "[]", "{}", "{\"services\":\"Room\"}", "{\"services\":[7]}", "{\"services\":[null]}")) {
            server.line().push("onServiceReset", body);
        }
        assertEquals(List.of(), heard);
        assertEquals(6, client.statistics().unreadable());
    }

    private void connectToSilence() {
        server.answers = (line, request) -> {};
        client = GlassroomClient.connect(
                URI.create("memory:server"), ClientConfig.of(time).withDialer(server).withThreads(Runnable::run));
        assertInstanceOf(ClientState.Working.class, client.state());
    }

    private void drain() {
        server.line().kick("server is shutting down", 1001);
        assertInstanceOf(ClientState.Waiting.class, client.state());
    }

    private void comeBackToAnswers() {
        server.answers = (line, request) -> line.answer(request, false, request.body());
        comeBack();
    }

    private void comeBack() {
        time.advance(assertInstanceOf(ClientState.Waiting.class, client.state()).delay());
        assertInstanceOf(ClientState.Working.class, client.state());
    }

    /// The bodies of the requests that reached the server, in their order.
    private List<String> asked() {
        return server.messages.stream().map(Message.Request.class::cast).map(request -> request.body().utf8()).toList();
    }

    private static Throwable failureOf(CompletableFuture<?> future) {
        return assertThrows(CompletionException.class, future::join).getCause();
    }
}
