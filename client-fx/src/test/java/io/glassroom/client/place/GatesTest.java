package io.glassroom.client.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.chat.ProtocolDoor;
import io.glassroom.client.feed.FakeFeed;
import io.glassroom.client.feed.SyntheticCluster;
import io.glassroom.client.model.Capture;
import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.tap.TapEvent.MemberStep;
import io.glassroom.samples.chat.ChatApplication;
import io.glassroom.server.component.Role;
import io.glassroom.server.node.ClusterPlan;
import io.glassroom.server.node.EmbeddedCluster;
import io.glassroom.server.node.Node;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which gates are known to whoever looks into a node that may have no clients.
class GatesTest {

    private static final URI CHAT = URI.create("ws://127.0.0.1:4000/ws");
    private static final URI GATE = URI.create("ws://127.0.0.1:3250/");

    private final SystemTime time = new SystemTime("gates");
    private final Capture capture = new Capture(100);
    private final SyntheticCluster cluster = new SyntheticCluster(capture::introduce, capture::apply);

    @AfterEach
    void release() {
        time.close();
    }

    private Gates gates(URI address) {
        var door = new ProtocolDoor(address, ClientConfig.of(time));
        return new Gates(
                new Surroundings(new FakeFeed(), door, Optional.empty(), Optional.of(address), new Target.Inspected(address)),
                capture.members());
    }

    @Test
    void nodeThatIsAloneIsItsOwnGate() {
        assertEquals(List.of(CHAT), gates(CHAT).all());
    }

    @Test
    void gatesAreWhatTheNodeSaysOfItsCluster() {
        cluster.begin();
        assertEquals(List.of(GATE), gates(CHAT).all());
    }

    @Test
    void addressThatWasTypedStaysIfItIsAGates() {
        cluster.begin();
        URI typed = URI.create("ws://localhost:3250/nano");
        assertEquals(Optional.of(typed), gates(typed).first());
    }

    @Test
    void clusterWithoutGatesLeadsNowhere() {
        capture.introduce(SyntheticCluster.hello("chat-1", List.of("chat-1", "master")));
        Gates gates = gates(CHAT);
        assertEquals(List.of(), gates.all());
        assertTrue(gates.door().isNowhere());
        cluster.change("chat-1", "gate-1", MemberStep.JOINED);
        assertEquals(List.of(GATE), gates.all());
    }

    @Test
    void personWhoLooksIntoAChatNodeSitsInTheRoomAllTheSame() throws Exception {
        try (EmbeddedCluster living = EmbeddedCluster.start(ClusterPlan.named("demo")
                .everywhere(node -> node.application(new ChatApplication()))
                .node("gate-1", Role.GATE)
                .node("chat-1", Role.CHAT))) {
            var seen = new Capture(100);
            Node chat = living.node("chat-1").orElseThrow();
            seen.introduce(chat.hello());
            var surroundings = new Surroundings(
                    new FakeFeed(),
                    new ProtocolDoor(chat.uri(), ClientConfig.of(time)),
                    Optional.empty(),
                    Optional.of(chat.uri()),
                    new Target.Inspected(chat.uri()));
            var ann = new Diary();
            var door = new Gates(surroundings, seen.members()).door();
            try (var _ = door.withRouteCodes(false).enter("ann", "lobby", ann)) {
                Until.holds("she is there", () -> ann.has("seated"));
            }
        }
    }
}
