package io.glassroom.samples.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.GlassroomClient;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.component.Role;
import io.glassroom.server.node.ClusterPlan;
import io.glassroom.server.node.EmbeddedCluster;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Every node of a cluster is stopped in order and started again while a client goes on asking, over a real socket.
@Timeout(120)
class RestartTest {

    @Test
    void noRequestIsLostWhileAllNodesAreRestartedOneAfterTheOther() throws Exception {
        int port = freePort();
        var plan = ClusterPlan.named("test")
                .everywhere(node -> node.application(new ChatApplication()))
                .node("chat-1", Role.CHAT)
                .node("chat-2", Role.CHAT)
                .node("gate-1", Role.GATE, node -> node.listen("127.0.0.1", port));
        try (var time = new SystemTime("test");
                EmbeddedCluster cluster = EmbeddedCluster.start(plan);
                var client = GlassroomClient.connect(cluster.node("gate-1").orElseThrow().uri(), ClientConfig.of(time))) {
            client.connected().get(10, TimeUnit.SECONDS);
            var stop = new AtomicBoolean();
            CompletableFuture<List<CompletableFuture<Bytes>>> asking =
                    CompletableFuture.supplyAsync(() -> askUntil(stop, client), task -> Thread.ofVirtual().start(task));
            for (String node : List.of("chat-1", "chat-2", "gate-1")) {
                askMore(client);
                cluster.stop(node);
                cluster.start(node);
            }
            askMore(client);
            stop.set(true);
            List<CompletableFuture<Bytes>> answers = asking.get(10, TimeUnit.SECONDS);
            for (int i = 0; i < answers.size(); i++) {
                assertEquals(String.valueOf(i), answers.get(i).get(20, TimeUnit.SECONDS).utf8());
            }
            assertEquals(2, client.statistics().connections());
        }
    }

    /// Returns when fifty more messages have gone through.
    private static void askMore(GlassroomClient client) throws InterruptedException {
        long enough = client.statistics().received() + 50;
        while (client.statistics().received() < enough) {
            Thread.sleep(1); // the test's own timeout bounds it
        }
    }

    private static List<CompletableFuture<Bytes>> askUntil(AtomicBoolean stop, GlassroomClient client) {
        var answers = new ArrayList<CompletableFuture<Bytes>>();
        while (!stop.get()) {
            answers.add(client.request("Echo.Ping", Bytes.utf8(String.valueOf(answers.size()))));
            try {
                Thread.sleep(1); // a pace, not a wait for anything
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return answers;
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
