package io.glassroom.client.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.ClientState;
import io.glassroom.protocol.client.GlassroomClient;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.time.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Stepping through a real node with a real client at a real socket. Only the time is made here.
class SteppingTest {

    private static final int PATIENCE = 15; // seconds

    private final VirtualTime outside = new VirtualTime();
    private final EmbeddedServer server = EmbeddedServer.single(outside, 0);
    private final Stepper stepper = server.stepper();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private GlassroomClient client;

    @BeforeEach
    void join() throws Exception {
        client = GlassroomClient.connect(server.uri(), ClientConfig.of(server.time()));
        client.on("onMessage", Map.class, said -> heard.add(String.valueOf(said.get("content"))));
        client.connected().get(PATIENCE, TimeUnit.SECONDS);
        client.request("Room.Join", Map.of("room", "lobby", "name", "ann")).get(PATIENCE, TimeUnit.SECONDS);
    }

    @AfterEach
    void leave() {
        client.close();
        server.close();
    }

    private NodeFacts facts() {
        return server.nodes().getFirst().facts().orElseThrow();
    }

    private void say(String content) {
        client.notify("Room.Message", Map.of("name", "ann", "content", content));
    }

    private void waits(int packets) throws InterruptedException {
        Until.holds(packets + " packets wait", () -> stepper.waiting().size() == packets);
    }

    @Test
    void oneStepMovesOnePacketOneHop() throws Exception {
        stepper.begin();
        say("hello");
        waits(1);
        assertEquals(Direction.IN, stepper.step().orElseThrow().direction());
        waits(1);
        assertEquals(List.of(), heard);
        Stepper.Waiting push = stepper.waiting().getFirst();
        assertEquals(Direction.OUT, push.direction());
        assertEquals(List.of(push), stepper.step().stream().toList());
        Until.holds("it has arrived", () -> heard.equals(List.of("hello")));
    }

    @Test
    void nothingTimesOutWhileSteppingAndEverythingArrivesInOrderAfterwards() throws Exception {
        stepper.begin();
        List<String> all = IntStream.range(0, 40).mapToObj(Integer::toString).toList();
        all.forEach(this::say);
        waits(40);
        outside.advance(Duration.ofHours(1));
        assertInstanceOf(ClientState.Working.class, client.state());
        assertEquals(1, facts().figures().sessions());
        stepper.step();
        stepper.end();
        Until.holds("all have arrived", () -> heard.size() == 40);
        assertEquals(all, heard);
        outside.advance(Duration.ofSeconds(1));
        assertInstanceOf(ClientState.Working.class, client.state());
    }

    @Test
    void timeRunsOnOnlyUntilTheNextPacketWaits() throws Exception {
        stepper.begin();
        outside.advance(Duration.ofHours(1));
        assertEquals(List.of(), stepper.waiting());
        stepper.wind();
        outside.advance(facts().settings().heartbeat());
        Until.holds("a heartbeat waits", () -> !stepper.waiting().isEmpty());
        long stands = server.time().nanos();
        outside.advance(Duration.ofHours(1));
        assertEquals(stands, server.time().nanos());
        assertInstanceOf(ClientState.Working.class, client.state());
    }

    @Test
    void nodeThatIsClosedWhileSteppingLetsEverythingThrough() throws Exception {
        stepper.begin();
        say("last words");
        waits(1);
        stepper.step();
        waits(1);
        server.close();
        Until.holds("they were heard", () -> heard.equals(List.of("last words")));
    }
}
