package io.glassroom.server.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.glassroom.protocol.handshake.HandshakeResponse;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.server.dispatch.ErrorReport;
import io.glassroom.server.fixture.CapturedLog;
import io.glassroom.server.fixture.TestClient;
import io.glassroom.server.fixture.TestClient.End;
import io.glassroom.server.fixture.TestServer;
import io.glassroom.server.session.ClosedSessionException;
import io.glassroom.server.session.Session;
import io.glassroom.server.session.Uid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// protocol.md, section 3.
@Timeout(30)
class AgentHandshakeTest {

    private final TestServer server = new TestServer();

    private TestClient dial() {
        return server.serve(new Pond()).dial();
    }

    private static JsonObject user(String key, String value) {
        var user = new JsonObject();
        user.addProperty(key, value);
        return user;
    }

    // Welcome

    @Test
    void everybodyIsWelcomeWithoutAValidator() {
        var welcome = assertInstanceOf(HandshakeResponse.Accepted.class, dial().handshake());
        assertEquals(Duration.ofSeconds(30), welcome.heartbeat());
        assertEquals(server.time.now(), welcome.serverTime());
        assertEquals("json", welcome.serializer());
        assertTrue(welcome.dictionaryIncluded());
        assertEquals(
                Set.of("Pond.Echo", "Pond.Carry", "Pond.Wait", "Pond.Note", "Pond.News", "Pond.Astray", "Pond.Huge", "Pond.Leave", "onNews"),
                welcome.dictionary().codes().keySet());
    }

    @Test
    void aClientThatKeptTheDictionaryIsNotSentItAgain() {
        TestClient first = dial();
        var welcome = (HandshakeResponse.Accepted) first.handshake();
        String version = welcome.dictionary().version();
        var again = (HandshakeResponse.Accepted)
                server.dial().handshake("{\"sys\":{\"dictVersion\":\"" + version + "\"}}");
        assertEquals(false, again.dictionaryIncluded());
    }

    @Test
    void afterTheAckTheConnectionWorksAndBeatsOnce() {
        TestClient client = dial();
        client.handshake();
        assertEquals(0, server.links.established());
        client.acknowledge();
        assertEquals(1, server.links.established());
        assertEquals(new Packet.Heartbeat(), client.next());
        assertNull(client.poll());
        client.request(1, "Pond.Echo", "hi");
        assertEquals("1 OK hi", client.heard());
    }

    // Validators

    @Test
    void aValidatorSeesSessionRequestAndHeaders() {
        server.validator = (session, request) -> {
            session.bind(new Uid(request.user().get("name").getAsString()));
            return user("cookie", session.entity().headers().get("cookie").getFirst());
        };
        server.serve(new Pond());
        TestClient client = server.dial(Map.of("cookie", List.of("id=7")));
        var welcome = (HandshakeResponse.Accepted) client.handshake("{\"user\":{\"name\":\"alice\"}}");
        assertEquals(user("cookie", "id=7"), welcome.user());
        assertEquals(Optional.of(new Uid("alice")), server.lastSession().uid());
    }

    @Test
    void aValidatorMayRefuseAnOldClientWith501() {
        server.validator = (session, request) -> {
            throw new HandshakeRefusedException(HandshakeResponse.OLD_CLIENT, "1.0 is too old");
        };
        TestClient client = dial();
        assertEquals(new HandshakeResponse.Rejected(501, "1.0 is too old"), client.handshake());
        assertEquals(new End(1000, "handshake refused"), client.end());
    }

    @Test
    void aRefusalIsNotCalled200() {
        assertThrows(IllegalArgumentException.class, () -> new HandshakeRefusedException(200, "no"));
    }

    @Test
    void aValidatorThatFailsRefusesWith500AndAnIdThatIsInTheLog() {
        server.validator = (session, request) -> {
            throw new IllegalStateException("secret of the server");
        };
        TestClient client = dial();
        try (var log = new CapturedLog(ErrorReport.class)) {
            var refusal = assertInstanceOf(HandshakeResponse.Rejected.class, client.handshake());
            assertEquals(500, refusal.code());
            assertTrue(refusal.message().matches("the server failed; error id [0-9a-f]{8}"), refusal.message());
            assertEquals(1, log.messages().size());
        }
        assertEquals(1000, client.end().code());
    }

    @Test
    void aValidatorThatBlocksHoldsUpNobodyElse() {
        var leave = new CountDownLatch(1);
        server.validator = (session, request) -> {
            if (request.user().has("slow")) {
                await(leave);
            }
            return new JsonObject();
        };
        TestClient slow = dial();
        slow.send(new Packet.Handshake(Bytes.utf8("{\"user\":{\"slow\":true}}")));
        TestClient quick = server.dial();
        assertEquals(200, quick.handshake().code());
        assertNull(slow.poll());
        leave.countDown();
        assertInstanceOf(Packet.Handshake.class, slow.next());
    }

    @Test
    void aValidatorThatTakesTooLongFindsTheConnectionClosed() {
        var leave = new CountDownLatch(1);
        server.validator = (session, request) -> {
            await(leave);
            return new JsonObject();
        };
        TestClient client = dial();
        client.send(new Packet.Handshake(Bytes.utf8("{}")));
        server.time.advance(Duration.ofSeconds(10));
        assertEquals(4004, client.end().code());
        leave.countDown();
        assertNull(client.poll());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    // Out of order

    @Test
    void aConnectionThatSaysNothingIsClosedAfterTenSeconds() {
        TestClient client = dial();
        server.time.advance(Duration.ofMillis(9_999));
        assertTrue(client.isOpen());
        server.time.advance(Duration.ofMillis(1));
        assertEquals(new End(4004, "HANDSHAKE_TIMEOUT at byte 0: still OPENED after 10.0 s"), client.end());
        assertEquals(1, server.links.faults(Rule.HANDSHAKE_TIMEOUT));
        assertEquals(0, server.time.pending());
    }

    @Test
    void aConnectionThatNeverAcknowledgesIsClosedAfterTenSeconds() {
        TestClient client = dial();
        server.time.advance(Duration.ofSeconds(9));
        client.handshake();
        server.time.advance(Duration.ofSeconds(1));
        assertEquals(4004, client.end().code());
    }

    @Test
    void dataBeforeTheHandshakeCloses1002() {
        TestClient client = dial();
        client.notify("Pond.Carry", "early");
        assertEquals(new End(1002, "PACKET_ORDER at byte 0: Data while OPENED"), client.end());
    }

    @Test
    void dataBeforeTheAckCloses1002() {
        TestClient client = dial();
        client.handshake();
        client.notify("Pond.Carry", "early");
        assertEquals(new End(1002, "PACKET_ORDER at byte 0: Data while HANDSHAKEN"), client.end());
        assertEquals(1, server.links.faults(Rule.PACKET_ORDER));
    }

    @Test
    void anAckWithoutAHandshakeCloses1002() {
        TestClient client = dial();
        client.acknowledge();
        assertEquals(1002, client.end().code());
    }

    @Test
    void aHandshakeThatIsNoJsonIsAnswered500AndCloses1002() {
        TestClient client = dial();
        assertEquals(500, client.handshake("hello").code());
        assertEquals(1002, client.end().code());
    }

    @Test
    void aTextMessageCloses1003() {
        TestClient client = dial();
        client.connection().sendText();
        assertEquals(1003, client.end().code());
    }

    @Test
    void aSecondHandshakeIsIgnoredAndCounted() {
        TestClient client = server.serve(new Pond()).connect();
        client.send(new Packet.Handshake(Bytes.utf8("{}")));
        assertEquals(1, server.links.faults(Rule.SECOND_HANDSHAKE));
        assertTrue(client.isOpen());
    }

    // Before it is over

    @Test
    void nothingIsPushedBeforeTheHandshakeIsOver() {
        TestClient client = dial();
        Session session = server.lastSession();
        var refusal = assertThrows(ClosedSessionException.class, () -> session.push("onNews", "early"));
        assertEquals("session 1 is not open yet: its handshake is not over", refusal.getMessage());
        client.handshake();
        assertThrows(ClosedSessionException.class, () -> session.push("onNews", "early"));
        client.acknowledge();
        session.push("onNews", "in time");
        assertEquals("onNews \"in time\"", client.heard());
    }
}
