package io.glassroom.server.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.message.Message;
import io.glassroom.server.cluster.LineConfig;
import io.glassroom.server.component.Role;
import io.glassroom.server.pipeline.Stage;
import io.glassroom.server.session.Session;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Nodes that are slower than others: what waits for them has a bound.
@Timeout(60)
class ClusterFlowControlTest {

    private static final int BOUND = 64 << 10; // bytes
    private static final int ROUNDS = 400;

    private final Hall.Book book = new Hall.Book();
    private final CountDownLatch awake = new CountDownLatch(1);
    private EmbeddedCluster cluster;

    /// Lets the first push of the room wait, and with it the line that it came on.
    private final class Sleepy implements Stage {
        @Override
        public Message process(Session session, Message message) {
            if (message instanceof Message.Push push && push.route().text().equals("onSaid")) {
                try {
                    awake.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return message;
        }
    }

    private void start(LineConfig.WhenFull policy) throws IOException {
        ClusterPlan plan = Hall.plan(book, Role.CHAT, Role.GATE)
                .lines(new LineConfig(BOUND, policy, Duration.ofSeconds(20)))
                .node("gate-2", Role.GATE, node -> node.application(new Hall("gate-2", book))
                        .heartbeat(Duration.ZERO)
                        .outbound(new Sleepy()));
        cluster = EmbeddedCluster.start(plan);
    }

    @AfterEach
    void stop() {
        awake.countDown();
        book.permits.release(10_000);
        cluster.close();
    }

    private RawPeer join(String gate) throws IOException {
        return RawPeer.join(cluster.node(gate).orElseThrow().uri());
    }

    private double metric(String node, String name) {
        URI page = cluster.node(node).orElseThrow().uri().resolve("/metrics");
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(page.toString().replace("ws:", "http:"))).build();
            String all = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return all.lines()
                    .filter(line -> line.startsWith(name + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aSlowGateMissesPushesIfThePolicyShedsAndTheOthersGetThemAll() throws Exception {
        start(LineConfig.WhenFull.SHED);
        try (RawPeer fast = join("gate-1"); RawPeer slow = join("gate-2")) {
            fast.request(1, "Room.Join", "red");
            fast.heard();
            slow.request(1, "Room.Join", "red");
            slow.heard();
            String body = "x".repeat(16_000);
            for (int i = 0; i < ROUNDS; i++) {
                fast.notify("Room.Say", body);
                assertEquals("onSaid " + body, fast.heard());
            }
            assertTrue(metric("chat-1", "glassroom_cluster_shed_total") > 0);
            assertTrue(metric("chat-1", "glassroom_cluster_waiting_bytes") <= BOUND);
        }
    }

    @Test
    void aSlowGateSlowsTheRoomIfThePolicyWaitsAndLosesNothing() throws Exception {
        start(LineConfig.WhenFull.SLOW);
        try (RawPeer fast = join("gate-1"); RawPeer slow = join("gate-2")) {
            fast.request(1, "Room.Join", "red");
            fast.heard();
            slow.request(1, "Room.Join", "red");
            slow.heard();
            String body = "x".repeat(16_000);
            var done = new AtomicBoolean();
            Thread talking = Thread.startVirtualThread(() -> {
                try {
                    for (int i = 0; i < ROUNDS; i++) {
                        fast.notify("Room.Say", body);
                        fast.heard();
                    }
                    done.set(true);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            Until.holds("the line is full", () -> metric("chat-1", "glassroom_cluster_waiting_bytes") > BOUND / 2.0);
            assertFalse(done.get());
            awake.countDown();
            for (int i = 0; i < ROUNDS; i++) {
                assertEquals("onSaid " + body, slow.heard());
            }
            talking.join();
            assertTrue(done.get());
            assertEquals(0, metric("chat-1", "glassroom_cluster_shed_total"));
        }
    }

    @Test
    void aNodeThatCannotKeepUpAnswers503() throws Exception {
        start(LineConfig.WhenFull.SLOW);
        try (RawPeer ann = join("gate-1")) {
            String body = "x".repeat(8_000);
            for (int i = 1; i <= 40; i++) {
                ann.request(i, "Room.Wait", body);
            }
            String first = ann.heard();
            assertTrue(first.contains("{\"code\":503,\"message\":\"chat-1 is busy\"}"), first);
            assertTrue(metric("chat-1", "glassroom_cluster_busy_total") > 0);
            book.permits.release(10_000);
            int answered = 0;
            for (int i = 2; i <= 40; i++) {
                answered += ann.heard().endsWith(body) ? 1 : 0;
            }
            assertTrue(answered >= 7, answered + " were handled");
        }
    }
}
