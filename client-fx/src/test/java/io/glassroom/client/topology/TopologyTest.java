package io.glassroom.client.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.tap.TapLine;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopologyTest {

    @Test
    void clientsHangOnTheNodeThatTellsOfThem() {
        var cluster = new Cluster();
        cluster.clients("gate-1", 1, 2);
        var gate = cluster.topology.server("gate-1").orElseThrow();
        assertEquals(Set.of(Cluster.client("gate-1", 1), Cluster.client("gate-1", 2)), cluster.topology.neighbours(gate));
        assertEquals(2, cluster.topology.population());
    }

    @Test
    void clientsAreInTheOrderOfTheirNumbers() {
        var cluster = new Cluster();
        Stream.of("c10", "c9", "c1").forEach(cluster.node("gate-1")::connect);
        assertEquals(
                List.of("c1", "c9", "c10"),
                cluster.topology.clients("gate-1").stream().map(Vertex.Client::connection).toList());
    }

    @Test
    void clientThatClosedStaysUntilItIsForgotten() {
        var cluster = new Cluster();
        cluster.clients("gate-1", 1, 2);
        cluster.node("gate-1").close("c1", "1000");
        assertEquals(2, cluster.topology.population());
        cluster.topology.leaving().forEach(cluster.topology::remove);
        assertEquals(List.of(Cluster.client("gate-1", 2)), cluster.topology.clients("gate-1"));
    }

    @Test
    void nodeThatIsIntroducedAgainHasOnlyTheClientsThatItNames() {
        var cluster = new Cluster();
        cluster.clients("gate-1", 1, 5);
        var present = new TapLine.Present("c5", "127.0.0.1:1", "WORKING", 5, "", List.of());
        cluster.capture.introduce(new TapLine.Hello(
                "gate-1", "0.1", RouteDictionary.EMPTY, Duration.ofSeconds(30), "json", List.of(present)));
        cluster.capture.connections().forEach(cluster.topology::add);
        assertEquals(List.of(Cluster.client("gate-1", 5)), cluster.topology.clients("gate-1"));
    }

    @Test
    void layersRunFromTheGatesToTheMaster() {
        assertEquals(
                List.of(List.of("gate-1", "gate-2"), List.of("chat-1"), List.of("master")),
                Cluster.ofThreeLayers().topology.layers().stream()
                        .map(layer -> layer.stream().map(Vertex.Server::node).toList())
                        .toList());
    }

    @Test
    void pathLeadsFromClientToClientThroughTheirNodes() {
        var cluster = Cluster.ofThreeLayers();
        assertEquals(
                List.of("c1", "gate-1", "chat-1", "gate-2", "c2"),
                cluster.topology.path(Cluster.client("gate-1", 1), Cluster.client("gate-2", 2)).stream()
                        .map(Vertex::name)
                        .toList());
    }

    @Test
    void roleLearnedLaterKeepsTheLines() {
        var cluster = new Cluster();
        cluster.topology.tell(new ClusterEvent.Linked("gate-1", "chat-1"));
        cluster.topology.tell(new ClusterEvent.Joined("gate-1", Role.GATE));
        assertEquals(1, cluster.topology.edges().size());
        assertEquals("gate-1", cluster.topology.edges().getFirst().from().name());
        assertEquals(2, cluster.topology.layers().size());
    }

    @Test
    void nodeThatLeavesLosesItsLinesAndIsShownUntilItIsForgotten() {
        var cluster = Cluster.ofThreeLayers();
        cluster.topology.tell(new ClusterEvent.Left("chat-1"));
        assertTrue(cluster.topology.server("chat-1").isPresent());
        assertTrue(cluster.topology.neighbours(cluster.topology.server("chat-1").orElseThrow()).isEmpty());
        cluster.topology.tell(new ClusterEvent.Forgotten("chat-1"));
        assertTrue(cluster.topology.server("chat-1").isEmpty());
    }

    @Test
    void nodeThatIsForgottenTakesItsClientsAndLinesWithIt() {
        var cluster = Cluster.ofThreeLayers();
        cluster.topology.tell(new ClusterEvent.Forgotten("gate-2"));
        assertEquals(3, cluster.topology.population());
        assertTrue(cluster.topology.edges().stream().noneMatch(edge -> edge.from().node().equals("gate-2")));
    }

    @Test
    void nothingNewIsNoChange() {
        var cluster = Cluster.ofThreeLayers();
        long changes = cluster.topology.changes();
        cluster.topology.tell(new ClusterEvent.Linked("chat-1", "gate-1"));
        cluster.node("gate-1").heartbeat("c1");
        assertEquals(changes, cluster.topology.changes());
    }
}
