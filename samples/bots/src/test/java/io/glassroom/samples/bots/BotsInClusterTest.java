package io.glassroom.samples.bots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.samples.chat.ChatApplication;
import io.glassroom.samples.distributed.DistributedChatApplication;
import io.glassroom.server.component.Role;
import io.glassroom.server.node.ClusterPlan;
import io.glassroom.server.node.EmbeddedCluster;
import io.glassroom.server.node.Node;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Bots over real sockets in both chats of a cluster, whose nodes die.
@Timeout(60)
class BotsInClusterTest {

    private final SystemTime time = new SystemTime("test bots");
    private EmbeddedCluster cluster;

    @BeforeEach
    void start() throws Exception {
        cluster = EmbeddedCluster.start(ClusterPlan.named("test")
                .everywhere(node -> node.application(new ChatApplication()).application(new DistributedChatApplication()))
                .node("master-1", Role.MASTER)
                .node("chat-1", Role.CHAT)
                .node("chat-2", Role.CHAT)
                .node("gate-1", Role.GATE)
                .node("gate-2", Role.GATE));
    }

    @AfterEach
    void stop() {
        cluster.close();
        time.close();
    }

    @Test
    void halfOfThemAreAtEachGateAndAllInOneRoom() throws Exception {
        try (var bots = crowd(Chat.ROOMS)) {
            bots.resize(8);
            await("all chat", () -> bots.status().here() == 8 && bots.status().heard() > 200);
            assertEquals(4, node("gate-1").sessions().count());
            assertEquals(4, node("gate-2").sessions().count());
            assertEquals("", bots.status().trouble());
        }
    }

    @Test
    void allMeetAgainWhenTheNodeOfTheirRoomDies() throws Exception {
        try (var bots = crowd(Chat.ROOMS)) {
            bots.resize(8);
            await("all chat", () -> bots.status().here() == 8 && bots.status().heard() > 50);
            String home = node("chat-1").groups().find("lobby").isPresent() ? "chat-1" : "chat-2";
            cluster.kill(home);
            await("all are in again", () -> bots.status().resets() == 8 && bots.status().here() == 8);
            long heard = bots.status().heard();
            await("all hear one another again", () -> bots.status().heard() > heard + 200);
        }
    }

    @Test
    void distributedChatGoesOnThroughTheLossOfEachNodeBehindTheGates() throws Exception {
        try (var bots = crowd(Chat.DISTRIBUTED)) {
            bots.resize(8);
            await("all chat", () -> bots.status().here() == 8 && bots.status().heard() > 50);
            cluster.kill("master-1");
            await("all know that the master is gone", () -> bots.status().resets() >= 8);
            goesOn(bots);
            cluster.start("master-1");
            goesOn(bots);
            cluster.kill("chat-1");
            goesOn(bots);
            cluster.start("chat-1");
            cluster.kill("chat-2");
            goesOn(bots);
            assertTrue(bots.status().resets() >= 16, bots.status().text());
        }
    }

    private static void goesOn(Bots bots) {
        long heard = bots.status().heard();
        await("all are in and hear one another", () -> bots.status().here() == 8 && bots.status().heard() > heard + 300);
    }

    private Bots crowd(Chat chat) {
        List<URI> gates = List.of(node("gate-1").uri(), node("gate-2").uri());
        return new Bots(new BotsConfig(
                gates, ClientConfig.of(time), 1, List.of(chat), "lobby", 20, Duration.ofMillis(5), Mix.of(1, 1, 0, 0)));
    }

    private Node node(String name) {
        return cluster.node(name).orElseThrow();
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "not within 20 s: " + what);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
