package io.glassroom.server.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapEvent.Transport;
import io.glassroom.protocol.tap.TapEvent.TransportStep;
import io.glassroom.server.fixture.TestClient;
import io.glassroom.server.fixture.TestServer;
import io.glassroom.server.transport.Impairment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How an agent bears an impaired connection.
class AgentFaultsTest {

    private final TestServer server = new TestServer();
    private TestClient client;
    private String id;

    @BeforeEach
    void connect() {
        client = server.serve().connect();
        id = server.lastSession().entity().connection();
    }

    @Test
    void aFrozenConnectionEndsByHeartbeat() {
        server.faults().impair(id, Impairment.NONE.withFrozen(true));
        server.time.advance(Duration.ofSeconds(74));
        client.send(new Packet.Heartbeat());
        assertEquals(1, server.sessions.all().size());
        server.time.advance(Duration.ofSeconds(1));
        assertEquals(1, server.links.faults(Rule.HEARTBEAT_TIMEOUT));
        assertTrue(client.isOpen());
        server.time.advance(Duration.ofSeconds(2));
        assertEquals(1006, client.end().code());
        assertEquals(0, server.sessions.all().size());
    }

    @Test
    void theHeartbeatAlsoEndsAFrozenConnectionWhoseClientHasLeft() {
        server.faults().impair(id, Impairment.NONE.withFrozen(true));
        client.connection().vanish();
        server.time.advance(Duration.ofSeconds(74));
        assertEquals(1, server.sessions.all().size());
        server.time.advance(Duration.ofSeconds(1));
        assertEquals(0, server.sessions.all().size());
        assertEquals(1, server.links.faults(Rule.HEARTBEAT_TIMEOUT));
    }

    @Test
    void slicesFillTheDecoderStepByStep() {
        server.faults().impair(id, new Impairment(Duration.ZERO, Duration.ZERO, 0, 3, false, false));
        server.tap.listen(true);
        client.connection().send(Bytes.hex("03000005aabbccddee"));
        List<Transport> filling = server.tap.events(Transport.class).stream()
                .filter(step -> step.what() == TransportStep.BUFFERED)
                .toList();
        assertEquals(
                List.of(
                        new Transport(id, TransportStep.BUFFERED, 0, 3, 0),
                        new Transport(id, TransportStep.BUFFERED, 0, 6, 9)),
                filling);
        assertEquals(1, server.tap.events(TapEvent.Frame.class).size());
    }

    @Test
    void theDecoderSaysHowLongThePacketWillBe() {
        server.tap.listen(true);
        client.connection().send(Bytes.hex("0300000548"));
        assertEquals(
                List.of(new Transport(id, TransportStep.BUFFERED, 0, 5, 9)), server.tap.events(Transport.class));
    }

    @Test
    void aKickReachesASlowClientBeforeTheClose() {
        server.faults().impair(id, new Impairment(Duration.ofSeconds(1), Duration.ZERO, 0, 0, false, false));
        while (client.poll() != null) {}
        server.lastSession().kick("out");
        server.time.advance(Duration.ofSeconds(1));
        assertEquals(new Packet.Kick(Bytes.utf8("{\"reason\":\"out\"}")), client.next());
        assertEquals(4002, client.end().code());
    }
}
