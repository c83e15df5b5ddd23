package io.glassroom.server.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.server.dispatch.ErrorReport;
import io.glassroom.server.dispatch.PendingRequests;
import io.glassroom.server.fixture.CapturedLog;
import io.glassroom.server.fixture.TestClient;
import io.glassroom.server.fixture.TestServer;
import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// protocol.md, section 5: what becomes of messages.
@Timeout(30)
class AgentMessageTest {

    private final TestServer server = new TestServer();
    private final Pond pond = new Pond();

    private TestClient connect() {
        return server.serve(pond).connect();
    }

    // Answers

    @Test
    void aRequestGetsItsAnswer() {
        TestClient client = connect();
        client.request(300, "Pond.Carry", "hi");
        assertEquals("300 OK hi", client.heard());
        assertEquals(1, server.links.messagesIn());
        TestServer.await("the answer is counted", () -> server.links.messagesOut() == 1);
    }

    @Test
    void aRequestToNobodyIsAnswered404AndTheConnectionLives() {
        TestClient client = connect();
        client.request(1, "Pond.Fly", "");
        assertEquals("1 ERROR {\"code\":404,\"message\":\"no route Pond.Fly\"}", client.heard());
        client.request(2, "Pond.Echo", "still here");
        assertEquals("2 OK still here", client.heard());
    }

    @Test
    void twoRequestsInFlightGetEachItsOwnAnswer() throws InterruptedException {
        TestClient client = connect();
        Session session = server.lastSession();
        client.request(1, "Pond.Note", "");
        client.request(2, "Pond.Note", "");
        assertEquals(List.of(1L, 2L), List.of(pond.noted.take(), pond.noted.take()));
        session.respond(2, "two");
        session.respond(1, "one");
        assertEquals("2 OK \"two\"", client.heard());
        assertEquals("1 OK \"one\"", client.heard());
    }

    @Test
    void anAnswerWithoutAnIdFromAnotherThreadIsRefusedAndGoesToNobody() throws InterruptedException {
        TestClient client = connect();
        client.request(1, "Pond.Astray", "");
        assertEquals("session 1 has no open request with id 0", pond.refusals.take());
        server.lastSession().respond(1, "right");
        assertEquals("1 OK \"right\"", client.heard());
    }

    @Test
    void aNotifyHasNoIdToAnswer() throws InterruptedException {
        TestClient client = connect();
        client.notify("Pond.Note", "");
        assertEquals(0L, pond.noted.take());
    }

    @Test
    void aRequestWithIdZeroIsHandledAsANotifyAndCounted() {
        TestClient client = connect();
        client.connection().send(Bytes.hex("04 00 00 0f 00 00 09 50 6f 6e 64 2e 4e 6f 74 65 7b 7d 20")); // Pond.Note
        TestServer.await("it is handled", () -> pond.noted.contains(0L));
        assertEquals(1, server.links.faults(Rule.REQUEST_ID_ZERO));
    }

    @Test
    void pushesAndAnswerOfAHandlerLeaveInItsOrder() {
        TestClient client = connect();
        client.request(7, "Pond.News", "");
        assertEquals("onNews \"before\"", client.heard());
        assertEquals("7 OK \"answer\"", client.heard());
        assertEquals("onNews \"after\"", client.heard());
    }

    @Test
    void theIdOfAnOpenRequestCannotBeUsedAgain() throws InterruptedException {
        TestClient client = connect();
        client.request(5, "Pond.Note", "");
        pond.noted.take();
        client.request(5, "Pond.Echo", "too early");
        assertEquals("5 ERROR {\"code\":409,\"message\":\"request 5 is still open\"}", client.heard());
        assertEquals(1, server.links.refused());
        server.lastSession().respond(5, "done");
        assertEquals("5 OK \"done\"", client.heard());
        client.request(5, "Pond.Echo", "now");
        assertEquals("5 OK now", client.heard());
    }

    @Test
    void aClientCannotOpenRequestsWithoutEnd() throws InterruptedException {
        TestClient client = connect();
        for (int id = 1; id <= PendingRequests.MOST; id++) {
            client.request(id, "Pond.Note", "");
            pond.noted.take();
        }
        client.request(9999, "Pond.Note", "");
        assertEquals("9999 ERROR {\"code\":429,\"message\":\"1024 requests are open already\"}", client.heard());
    }

    @Test
    void aHandlerThatNeverAnswersIsAnswered504() throws InterruptedException {
        TestClient client = connect();
        client.request(1, "Pond.Note", "");
        pond.noted.take();
        server.time.advance(Duration.ofSeconds(29));
        server.expireRequests();
        client.request(2, "Pond.Note", "");
        pond.noted.take();
        server.time.advance(Duration.ofSeconds(1));
        server.expireRequests();
        assertEquals("1 ERROR {\"code\":504,\"message\":\"no answer within 30.0 s\"}", client.heard());
        TestServer.await("it is counted", () -> server.links.timedOut() == 1);
        server.expireRequests();
        server.lastSession().respond(2, "in time");
        assertEquals("2 OK \"in time\"", client.heard());
    }

    @Test
    void anAnswerThatComesTooLateIsNotSent() {
        TestClient client = connect();
        client.request(1, "Pond.Wait", "late");
        server.time.advance(Duration.ofSeconds(30));
        server.expireRequests();
        assertTrue(client.heard().startsWith("1 ERROR {\"code\":504"));
        pond.permits.release();
        client.request(2, "Pond.Carry", "next");
        assertEquals("2 OK next", client.heard());
        assertEquals(List.of("late", "next"), pond.handled);
    }

    // Bad bodies and wrong kinds

    @Test
    void aBodyThatIsNotZlibIsAnswered400() {
        TestClient client = connect();
        client.connection().send(Bytes.hex("04 00 00 0e 10 03 09 50 6f 6e 64 2e 45 63 68 6f ff ff")); // Pond.Echo
        assertEquals("3 ERROR {\"code\":400,\"message\":\"body is not zlib: incorrect header check\"}", client.heard());
        assertEquals(1, server.links.faults(Rule.BODY_ZLIB));
        assertTrue(client.isOpen());
    }

    @Test
    void aPushOrResponseFromAClientIsIgnoredAndCounted() {
        TestClient client = connect();
        var push = new Message.Push(Route.of("onNews"), Bytes.EMPTY);
        client.connection().send(MessageCodec.encodePacket(push, RouteDictionary.EMPTY));
        client.connection().send(MessageCodec.encodePacket(new Message.Response(1, false, Bytes.EMPTY), RouteDictionary.EMPTY));
        client.send(new Packet.Kick(Bytes.EMPTY));
        assertEquals(3, server.links.faults(Rule.MESSAGE_DIRECTION));
        assertTrue(client.isOpen());
    }

    @Test
    void aPacketOfAnUnknownTypeCloses1002() {
        TestClient client = connect();
        client.connection().send(Bytes.hex("09 00 00 00"));
        assertEquals(new TestClient.End(1002, "PACKET_TYPE at byte 0: packet type is 9, 1 to 5"), client.end());
    }

    // Order and threads

    @Test
    void theMessagesOfASessionAreHandledInTheOrderOfTheirArrival() {
        TestClient client = connect();
        IntStream.range(0, 500).forEach(i -> client.notify("Pond.Carry", Integer.toString(i)));
        TestServer.await("all are handled", () -> pond.handled.size() == 500);
        assertEquals(IntStream.range(0, 500).mapToObj(Integer::toString).toList(), pond.handled);
    }

    @Test
    void aQuickHandlerDoesNotOvertakeASlowOne() {
        TestClient client = connect();
        client.request(1, "Pond.Wait", "slow");
        client.request(2, "Pond.Echo", "quick");
        pond.permits.release();
        assertEquals("1 OK slow", client.heard());
        assertEquals("2 OK quick", client.heard());
    }

    @Test
    void aHandlerThatBlocksDelaysNobodyElse() {
        TestClient blocked = connect();
        TestClient other = server.connect();
        blocked.request(1, "Pond.Wait", "slow");
        other.request(1, "Pond.Carry", "not delayed");
        assertEquals("1 OK not delayed", other.heard());
        pond.permits.release();
        assertEquals("1 OK slow", blocked.heard());
    }

    @Test
    void handlersRunOnVirtualThreadsAndNotOnTheEventLoop() throws InterruptedException {
        TestClient client = connect();
        client.notify("Pond.Carry", "");
        Thread thread = pond.threads.take();
        assertNotSame(Thread.currentThread(), thread);
        assertTrue(thread.isVirtual());
    }

    // Stages

    @Test
    void anOutboundStageMayChangeWhatLeaves() {
        server.outbound.pushBack((session, message) -> switch (message) {
            case Message.Response(long id, boolean error, Bytes body) -> new Message.Response(id, error, Bytes.utf8("<" + body.utf8() + ">"));
            case Message.Push(Route route, Bytes body) -> new Message.Push(route, Bytes.utf8("[" + body.utf8() + "]"));
            case Message.Request _, Message.Notify _ -> throw new AssertionError("a server does not ask");
        });
        TestClient client = connect();
        client.request(1, "Pond.Echo", "hi");
        server.lastSession().push("onNews", Bytes.utf8("hi"));
        assertEquals("1 OK <hi>", client.heard());
        assertEquals("onNews [hi]", client.heard());
    }

    @Test
    void anAnswerThatAStageStopsBecomesAnError() {
        server.outbound.pushBack((session, message) -> {
            throw new HandlerException(403, "stays inside");
        });
        TestClient client = connect();
        client.request(1, "Pond.Echo", "hi");
        assertEquals("1 ERROR {\"code\":403,\"message\":\"stays inside\"}", client.heard());
    }

    @Test
    void anAnswerWhoseStageFailsBecomes500() {
        server.outbound.pushBack((session, message) -> {
            throw new IllegalStateException("secret of the server");
        });
        TestClient client = connect();
        try (var log = new CapturedLog(ErrorReport.class)) {
            client.request(1, "Pond.Carry", "hi");
            String heard = client.heard();
            assertTrue(heard.startsWith("1 ERROR {\"code\":500,"), heard);
            assertFalse(heard.contains("secret"));
            assertEquals(1, log.messages().size());
        }
    }

    @Test
    void aMemberWhomAStageSparesAPushKeepsNobodyFromHearing() {
        TestClient spared = connect();
        TestClient other = server.connect();
        Set<Long> sparedIds = Set.of(1L);
        server.outbound.pushBack((session, message) -> {
            if (sparedIds.contains(session.id())) {
                throw new HandlerException(403, "not for you");
            }
            return message;
        });
        var group = server.groups().named("all");
        server.sessions.all().forEach(group::add);
        assertEquals(1, group.broadcast("onNews", "hi"));
        assertEquals("onNews \"hi\"", other.heard());
        assertTrue(spared.isOpen());
    }

    @Test
    void anAnswerThatFitsNoPacketBecomesAnError() {
        TestClient client = connect();
        client.request(1, "Pond.Huge", "");
        String heard = client.heard();
        assertTrue(heard.startsWith("1 ERROR {\"code\":500,\"message\":\"the answer is too large: "), heard);
    }

    @Test
    void longBodiesAreCompressed() {
        server.deflateAbove = 1000;
        TestClient client = connect();
        client.next(); // the heartbeat
        server.lastSession().push("onNews", new byte[10_000]);
        Packet packet = client.next();
        assertTrue(packet.body().length() < 100, packet.toString());
        client.request(1, "Pond.Echo", "x".repeat(10_000));
        assertTrue(client.next().body().length() < 100);
    }

    // Many threads

    @Test
    void whatManyThreadsPushNeverInterleavesAndKeepsTheOrderOfEach() throws InterruptedException {
        TestClient client = connect();
        Session session = server.lastSession();
        var threads = new ArrayList<Thread>();
        for (int thread = 0; thread < 4; thread++) {
            int name = thread;
            threads.add(Thread.ofPlatform().start(() -> IntStream.range(0, 500).forEach(i -> session.push("onNews", new int[] {name, i}))));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        int[] next = new int[4];
        for (int i = 0; i < 2000; i++) {
            int[] heard = server.serializer.read(client.push().body(), int[].class);
            assertEquals(next[heard[0]]++, heard[1]);
        }
    }

    @Test
    void bytesAreCountedForEachConnection() {
        TestClient client = connect();
        var agent = (Agent) server.lastSession().entity();
        var before = agent.traffic();
        client.request(1, "Pond.Echo", "hello"); // 4 of head, 1 flag, 1 id, 2 code, 5 body
        assertEquals("1 OK hello", client.heard());
        assertEquals(before.bytesIn() + 13, agent.traffic().bytesIn());
        assertEquals(before.bytesOut() + 11, agent.traffic().bytesOut());
    }

    // Groups of clients

    @Test
    void aBroadcastIsFramedOnceForEachDictionary() {
        connect();
        IntStream.range(1, 1000).forEach(i -> server.connect());
        var group = server.groups().named("all");
        server.sessions.all().forEach(group::add);
        server.tap.listen(true);
        group.broadcast("onNews", "hi");
        List<Bytes> frames = server.tap.events(TapEvent.Frame.class).stream().map(TapEvent.Frame::packet).toList();
        assertEquals(1000, frames.size());
        frames.forEach(frame -> assertSame(frames.getFirst(), frame));
    }

    @Test
    void aHundredMessagesInABurstAllArrive() {
        server.serve(pond);
        List<TestClient> room = LongStream.range(0, 10).mapToObj(i -> server.connect()).toList();
        var group = server.groups().named("room");
        server.sessions.all().forEach(group::add);
        IntStream.range(0, 100).forEach(i -> group.broadcast("onNews", i));
        for (TestClient client : room) {
            for (int i = 0; i < 100; i++) {
                assertEquals("onNews " + i, client.heard());
            }
        }
    }
}
