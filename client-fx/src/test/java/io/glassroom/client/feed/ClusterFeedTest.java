package io.glassroom.client.feed;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.Members.Standing;
import io.glassroom.client.model.RoomKey;
import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.GlassroomClient;
import io.glassroom.protocol.client.OperatorToken;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.samples.chat.ChatApplication;
import io.glassroom.server.component.Role;
import io.glassroom.server.node.ClusterPlan;
import io.glassroom.server.node.EmbeddedCluster;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Both feeds on a whole cluster: what a window makes of it is the same, through sockets and without.
@Timeout(60)
class ClusterFeedTest {

    private static final String TOKEN = "open-sesame";

    private final SystemTime time = new SystemTime("feeds");
    private final Capture capture = new Capture(1_000); // guarded by itself
    private EmbeddedCluster cluster;

    @BeforeEach
    void start() throws Exception {
        cluster = EmbeddedCluster.start(ClusterPlan.named("demo")
                .everywhere(node -> node.application(new ChatApplication()).operatorToken(TOKEN))
                .node("master-1", Role.MASTER)
                .node("gate-1", Role.GATE)
                .node("chat-1", Role.CHAT));
    }

    @AfterEach
    void stop() {
        cluster.close();
        time.close();
    }

    @Test
    void clusterIsInspectedThroughSocketsFromOneOfItsNodes() throws Exception {
        var token = Optional.of(new OperatorToken(TOKEN));
        follow(new InspectorFeed(cluster.node("gate-1").orElseThrow().uri(), token, time));
    }

    @Test
    void clusterInThisProcessIsInspectedTheSame() throws Exception {
        follow(new NodeFeed("here", cluster::nodes, time));
    }

    private void follow(Feed feed) throws Exception {
        try (feed) {
            feed.open(new Ear());
            await("all are members that can be seen", () -> capture.members().all().size() == 3
                    && capture.members().all().stream().noneMatch(member -> capture.members().isSilent(member.info().node())));
            long hops = capture.hops().counted();
            try (GlassroomClient ann = GlassroomClient.connect(cluster.node("gate-1").orElseThrow().uri(), ClientConfig.of(time))) {
                ann.connected().get(10, TimeUnit.SECONDS);
                ann.request("Room.Join", Map.of("room", "lobby", "name", "ann")).get(10, TimeUnit.SECONDS);
                await("she hangs on the gate and sits on the chat node", () -> capture.connections().stream()
                        .anyMatch(connection -> connection.node().equals("gate-1")
                                && connection.roomKeys().contains(new RoomKey("chat-1", "lobby"))
                                && connection.lentTo().contains("chat-1")));
                await("hops are told", () -> capture.hops().counted() > hops);
            }
            cluster.kill("chat-1");
            await("it has left", () -> standing("chat-1") == Standing.LEFT);
            cluster.start("chat-1");
            await("it is back", () -> standing("chat-1") == Standing.UP && !capture.members().isSilent("chat-1"));
        }
    }

    private Standing standing(String node) {
        return capture.members().find(node).orElseThrow().standing();
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 400; i++) {
            synchronized (capture) {
                if (condition.getAsBoolean()) {
                    return;
                }
            }
            TimeUnit.MILLISECONDS.sleep(25);
        }
        synchronized (capture) {
            assertTrue(condition.getAsBoolean(), what);
        }
    }

    /// As the window's, but without its queue.
    private final class Ear implements FeedListener {

        @Override
        public void record(TapRecord record) {
            synchronized (capture) {
                capture.apply(record);
            }
        }

        @Override
        public void introduced(TapLine.Hello hello) {
            synchronized (capture) {
                capture.introduce(hello);
            }
        }

        @Override
        public void interrupted(String reason) {}

        @Override
        public void interrupted(String node, String reason) {
            synchronized (capture) {
                capture.silence(node);
            }
        }

        @Override
        public void connected() {}
    }
}
