package io.glassroom.server.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.server.fixture.RecordingTap.Told;
import io.glassroom.server.fixture.TestClient;
import io.glassroom.server.fixture.TestServer;
import io.glassroom.server.transport.Gate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What somebody who watches or steps can see and do.
@Timeout(30)
class AgentWatchTest {

    private final TestServer server = new TestServer();
    private final Pond pond = new Pond();

    private TestClient connect() {
        TestClient client = server.serve(pond).connect();
        client.next(); // the heartbeat
        return client;
    }

    private static String brief(Told told) {
        return switch (told.event()) {
            case TapEvent.Frame(_, Direction direction, var packet) ->
                direction + " " + packet.u8(0) + (packet.length() > PacketEncoder.HEAD ? ":" + packet.u8(PacketEncoder.HEAD) : "");
            case TapEvent.Link(_, String from, String to, _) -> from + ">" + to;
            case TapEvent.Dispatch dispatch -> dispatch.route() + " " + dispatch.outcome();
            case TapEvent.Session session -> "session " + session.what();
            case TapEvent.Rejected rejected -> "rejected " + rejected.fault().rule();
            case TapEvent.Transport _ -> "transport";
            default -> throw new AssertionError("nobody tells of " + told);
        };
    }

    private List<String> told() {
        return server.tap.told().stream()
                .map(AgentWatchTest::brief)
                .filter(brief -> !brief.equals("transport"))
                .toList();
    }

    // Taps

    @Test
    void whenNobodyListensNothingIsTold() {
        TestClient client = connect(); // the tap fails on any event made in vain
        client.request(1, "Pond.News", "");
        client.heard();
        client.connection().vanish();
        assertEquals(List.of(), server.tap.told());
    }

    @Test
    void theLifeOfAConnectionIsTold() {
        server.tap.listen(true);
        TestClient client = connect();
        client.connection().vanish();
        TestServer.await("the end is told", () -> told().contains("session CLOSED"));
        assertEquals(
                List.of(
                        "OPENED>OPENED",
                        "session OPENED",
                        "IN 1:123",
                        "OPENED>HANDSHAKEN",
                        "OUT 1:123",
                        "IN 2",
                        "HANDSHAKEN>WORKING",
                        "OUT 3",
                        "WORKING>CLOSED",
                        "session CLOSED"),
                told());
    }

    @Test
    void allThatARequestCausesBelongsToItsFlow() {
        TestClient client = connect();
        server.tap.listen(true);
        client.request(1, "Pond.News", "");
        IntStream.range(0, 3).forEach(i -> client.heard());
        TestServer.await("the dispatch is told", () -> told().size() == 5);
        assertEquals(List.of("IN 4:1", "OUT 4:7", "OUT 4:4", "OUT 4:7", "Pond.News handled"), told());
        assertEquals(List.of(new FlowId(1)), flows());
    }

    @Test
    void eachMessageHasItsOwnFlow() {
        TestClient client = connect();
        server.tap.listen(true);
        client.request(1, "Pond.Echo", "a");
        client.request(2, "Pond.Echo", "b");
        assertEquals(List.of(new FlowId(1), new FlowId(2)), flows());
    }

    @Test
    void anAnswerGivenLaterBelongsToTheFlowOfItsRequest() throws InterruptedException {
        TestClient client = connect();
        server.tap.listen(true);
        client.request(1, "Pond.Note", "");
        pond.noted.take();
        client.request(2, "Pond.Note", "");
        pond.noted.take();
        TestServer.await("both dispatches are told", () -> told().size() == 4);
        server.tap.forget();
        server.lastSession().respond(1, "late");
        assertEquals(List.of(new FlowId(1)), flows());
    }

    @Test
    void refusalsBelongToTheFlowToo() {
        TestClient client = connect();
        server.tap.listen(true);
        client.request(1, "Pond.Fly", "");
        assertTrue(client.heard().contains("404"));
        TestServer.await("the dispatch is told", () -> told().size() == 3);
        assertEquals(List.of("IN 4:0", "OUT 4:36", "Pond.Fly 404"), told());
        assertEquals(List.of(new FlowId(1)), flows());
    }

    @Test
    void aBrokenRuleIsTold() {
        TestClient client = connect();
        server.tap.listen(true);
        client.connection().sendText();
        assertEquals(List.of("rejected " + Rule.TEXT_MESSAGE, "WORKING>CLOSED"), told().subList(0, 2));
    }

    private List<FlowId> flows() {
        return server.tap.told().stream()
                .filter(told -> !(told.event() instanceof TapEvent.Transport))
                .map(Told::flow)
                .distinct()
                .toList();
    }

    // The gate

    @Test
    void aShutGateHoldsWhatComesInUntilItIsStepped() {
        TestClient client = connect();
        server.gate.shut();
        client.request(1, "Pond.Echo", "a");
        client.request(2, "Pond.Echo", "b");
        assertEquals(0, server.links.messagesIn());
        assertEquals(List.of(Direction.IN, Direction.IN), server.gate.held().stream().map(Gate.Held::direction).toList());
        server.gate.step();
        assertEquals(1, server.links.messagesIn());
    }

    @Test
    void aShutGateHoldsWhatGoesOutUntilItIsStepped() {
        TestClient client = connect();
        server.gate.shut();
        server.lastSession().push("onNews", "a");
        server.lastSession().push("onNews", "b");
        assertNull(client.poll());
        Gate.Held first = server.gate.step().orElseThrow();
        assertEquals(Direction.OUT, first.direction());
        assertEquals("c1", first.connection());
        assertEquals("onNews \"a\"", client.heard());
        assertNull(client.poll());
        server.gate.step();
        assertEquals("onNews \"b\"", client.heard());
    }

    @Test
    void aHeldPacketIsWhole() {
        TestClient client = connect();
        server.gate.shut();
        client.send(new Packet.Heartbeat());
        assertEquals(PacketEncoder.encode(new Packet.Heartbeat()), server.gate.held().getFirst().packet());
    }

    @Test
    void openingLetsEverythingPassInOrder() {
        TestClient client = connect();
        server.gate.shut();
        IntStream.rangeClosed(1, 10).forEach(i -> client.request(i, "Pond.Echo", "" + i));
        server.gate.open();
        IntStream.rangeClosed(1, 10).forEach(i -> assertEquals(i + " OK " + i, client.heard()));
        client.request(11, "Pond.Echo", "free");
        assertEquals("11 OK free", client.heard());
    }

    @Test
    void packetsKeepTheirOrderWhileTheGateIsShutAndOpened() {
        TestClient client = connect();
        Thread stepping = Thread.ofPlatform().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                server.gate.shut();
                server.gate.step();
                server.gate.open();
            }
        });
        for (int i = 0; i < 5000; i++) {
            client.notify("Pond.Carry", Integer.toString(i));
        }
        stepping.interrupt();
        TestServer.await("all are handled", () -> pond.handled.size() == 5000);
        assertEquals(IntStream.range(0, 5000).mapToObj(Integer::toString).toList(), pond.handled);
    }

    @Test
    void whatIsHeldForAClientThatLeavesIsGivenUp() {
        TestClient client = connect();
        server.gate.shut();
        server.lastSession().push("onNews", "never");
        client.notify("Pond.Carry", "never");
        client.connection().vanish();
        server.gate.open();
        assertEquals(List.of(), pond.handled);
        assertFalse(client.isOpen());
        assertNotEquals(0, server.links.opened());
    }
}
