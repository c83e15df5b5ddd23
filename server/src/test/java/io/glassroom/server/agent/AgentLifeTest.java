package io.glassroom.server.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapEvent.TransportStep;
import io.glassroom.server.fixture.CapturedLog;
import io.glassroom.server.fixture.TestClient;
import io.glassroom.server.fixture.TestClient.End;
import io.glassroom.server.fixture.TestServer;
import io.glassroom.server.session.ClosedSessionException;
import io.glassroom.server.session.SendQueueFullException;
import io.glassroom.server.session.Session;
import io.glassroom.server.transport.OutboundPolicy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// From the first heartbeat to the end of a connection.
@Timeout(30)
class AgentLifeTest {

    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final TestServer server = new TestServer();
    private final Pond pond = new Pond();

    private TestClient connect() {
        return server.serve(pond).connect();
    }

    // Heartbeat

    @Test
    void theServerBeatsEachInterval() {
        TestClient client = connect();
        assertEquals(new Packet.Heartbeat(), client.next());
        for (int i = 0; i < 5; i++) {
            server.time.advance(INTERVAL.minusMillis(1));
            assertNull(client.poll());
            client.send(new Packet.Heartbeat());
            server.time.advance(Duration.ofMillis(1));
            assertEquals(new Packet.Heartbeat(), client.next());
            assertNull(client.poll());
        }
    }

    @Test
    void aHeartbeatIsNotAnswered() {
        TestClient client = connect();
        client.next();
        client.send(new Packet.Heartbeat());
        client.send(new Packet.Heartbeat());
        assertNull(client.poll());
    }

    @Test
    void twoSilentIntervalsAndAHalfClose4001() {
        TestClient client = connect();
        server.time.advance(INTERVAL.multipliedBy(5).dividedBy(2).minusMillis(1));
        assertTrue(client.isOpen());
        server.time.advance(Duration.ofMillis(1));
        assertEquals(new End(4001, "HEARTBEAT_TIMEOUT at byte 0: nothing arrived for 75.0 s"), client.end());
        assertEquals(1, server.links.faults(Rule.HEARTBEAT_TIMEOUT));
        assertEquals(0, server.time.pending());
    }

    @Test
    void whateverBytesArriveProveLife() {
        TestClient client = connect();
        for (int i = 0; i < 5; i++) {
            server.time.advance(INTERVAL);
            client.connection().send(Bytes.hex(i == 0 ? "04 00 00 ff" : "00")); // one packet, a byte each 30 s
        }
        server.time.advance(INTERVAL);
        assertTrue(client.isOpen());
    }

    @Test
    void withoutAHeartbeatNobodyBeatsAndNobodyIsClosed() {
        server.heartbeat = Duration.ZERO;
        TestClient client = connect();
        server.time.advance(Duration.ofDays(1));
        assertNull(client.poll());
        assertTrue(client.isOpen());
        assertEquals(0, server.time.pending());
    }

    @Test
    void aClientWhoseHandlerBlocksIsNotTakenForDead() {
        TestClient client = connect();
        IntStream.range(0, 100).forEach(i -> client.notify("Pond.Wait", Integer.toString(i)));
        server.time.advance(INTERVAL.multipliedBy(10)); // its heartbeats are not read
        assertTrue(client.isOpen());
        pond.permits.release(100);
        TestServer.await("all are handled", () -> pond.handled.size() == 100);
        assertTrue(client.isOpen());
        server.time.advance(INTERVAL.multipliedBy(5).dividedBy(2));
        assertEquals(4001, client.end().code());
    }

    // Backpressure

    @Test
    void readingPausesWhileManyMessagesWaitAndGoesOnAfterwards() {
        TestClient client = connect();
        server.tap.listen(true);
        IntStream.range(0, 200).forEach(i -> client.notify("Pond.Wait", Integer.toString(i)));
        assertEquals(List.of(TransportStep.PAUSED), readingSteps());
        long read = server.links.messagesIn();
        assertTrue(read <= 66, read + " messages read"); // 64 wait, one is being handled
        pond.permits.release(200);
        TestServer.await("all are handled", () -> pond.handled.size() == 200);
        assertEquals(IntStream.range(0, 200).mapToObj(Integer::toString).toList(), pond.handled);
        assertEquals(TransportStep.RESUMED, readingSteps().getLast());
    }

    private List<TransportStep> readingSteps() {
        return server.tap.events(TapEvent.Transport.class).stream()
                .map(TapEvent.Transport::what)
                .filter(step -> step == TransportStep.PAUSED || step == TransportStep.RESUMED)
                .toList();
    }

    @Test
    void aClientThatDoesNotReadIsClosed4003AndItsSenderIsTold() {
        server.outboundPolicy = new OutboundPolicy(10, 1 << 20, OutboundPolicy.WhenFull.DISCONNECT);
        TestClient client = connect();
        client.connection().stopReading();
        Session session = server.lastSession();
        IntStream.range(0, 10).forEach(i -> session.push("onNews", i));
        var refusal = assertThrows(SendQueueFullException.class, () -> session.push("onNews", "too much"));
        assertEquals("send queue of session 1 is full", refusal.getMessage());
        assertThrows(ClosedSessionException.class, () -> session.push("onNews", "later"));
        client.connection().resumeReading();
        assertEquals(4003, client.end().code());
    }

    // The end

    @Test
    void aKickTellsWhyAndCloses4002() {
        TestClient client = connect();
        client.next();
        server.lastSession().kick("\"spam\"");
        assertEquals(new Packet.Kick(Bytes.utf8("{\"reason\":\"\\\"spam\\\"\"}")), client.next());
        assertEquals(new End(4002, "\"spam\""), client.end());
    }

    @Test
    void whatWasPushedBeforeAKickArrivesBeforeIt() {
        TestClient client = connect();
        server.lastSession().push("onNews", "last");
        server.lastSession().kick("enough");
        assertEquals("onNews \"last\"", client.heard());
        assertTrue(client.next() instanceof Packet.Kick);
    }

    @Test
    void aHandlerMayCloseItsOwnSession() {
        TestClient client = connect();
        client.request(1, "Pond.Leave", "");
        assertEquals(new End(1000, ""), client.end()); // a client may hear of the end before the node has cleared up
        TestServer.await("the session is gone", () -> server.sessions.count() == 0);
    }

    @Test
    void pushingToAClosedSessionIsANamedError() {
        TestClient client = connect();
        Session session = server.lastSession();
        client.connection().vanish();
        var refusal = assertThrows(ClosedSessionException.class, () -> session.push("onNews", "late"));
        assertEquals("session 1 is closed", refusal.getMessage());
    }

    @Test
    void closingCallbacksComeAfterTheLastMessage() {
        TestClient client = connect();
        server.lastSession().onClosed(gone -> pond.handled.add("closed"));
        client.notify("Pond.Wait", "first");
        client.notify("Pond.Carry", "second");
        client.connection().vanish();
        assertFalse(pond.handled.contains("closed"));
        pond.permits.release();
        TestServer.await("the callback is called", () -> pond.handled.contains("closed"));
        assertEquals(List.of("first", "second", "closed"), pond.handled);
    }

    @Test
    void aCallbackThatFailsKeepsNoOtherFromHearing() {
        TestClient client = connect();
        var heard = new CopyOnWriteArrayList<Session>();
        Session session = server.lastSession();
        session.onClosed(gone -> {
            throw new IllegalStateException("on purpose");
        });
        session.onClosed(heard::add);
        try (var log = new CapturedLog(Agent.class)) {
            client.connection().vanish();
            TestServer.await("the other is called", () -> heard.size() == 1);
            assertEquals(List.of("a callback at the end of session 1 failed"), log.messages());
        }
    }

    @Test
    void aConnectionThatVanishesInAPacketIsCounted() {
        TestClient client = connect();
        client.connection().send(Bytes.hex("04 00 00 ff 01"));
        client.connection().vanish();
        assertEquals(1, server.links.faults(Rule.PACKET_INCOMPLETE));
    }

    @Test
    void nothingIsLeftOfAConnectionThatCameAndWent() {
        server.serve(pond);
        for (int i = 0; i < 100; i++) {
            TestClient client = server.connect();
            client.request(1, "Pond.Carry", "");
            client.heard();
            client.connection().close(1000, "");
        }
        assertEquals(0, server.sessions.count());
        assertEquals(0, server.time.pending());
        assertEquals(100, server.links.opened());
    }

    @Test
    void manySessionsCloseUnderLoadAndEachIsToldOnce() {
        server.serve(pond);
        var heard = new CopyOnWriteArrayList<Long>();
        for (int i = 0; i < 200; i++) {
            TestClient client = server.connect();
            server.lastSession().onClosed(gone -> heard.add(gone.id()));
            client.notify("Pond.Carry", "a");
            client.notify("Pond.Leave", "");
            client.notify("Pond.Carry", "b");
            client.connection().close(1000, "");
        }
        TestServer.await("all are told", () -> heard.size() == 200);
        assertEquals(200, heard.stream().distinct().count());
    }
}
