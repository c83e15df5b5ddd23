package io.glassroom.server.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.protocol.packet.PacketType;
import io.glassroom.server.component.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Nodes of a cluster in this JVM end in the middle of traffic, and nobody who looks at the terminal is troubled with it.
@Timeout(120)
class QuietEndTest {

    private static final int ROUNDS = 20;
    private static final int TALKERS = 4;
    private static final int WARM = 50; // pushes that somebody hears before the first node ends

    @Test
    void nothingIsPrintedWhenNodesAreKilledAndClosedInTheMiddleOfTraffic() throws Exception {
        try (Printed printed = Printed.listen()) {
            for (int round = 0; round < ROUNDS; round++) {
                endOneByOne(new Random(round));
            }
            assertEquals("", printed.text());
        }
    }

    private static void endOneByOne(Random order) throws Exception {
        var plan = Hall.plan(new Hall.Book(), Role.MASTER, Role.CHAT, Role.CHAT, Role.GATE, Role.GATE);
        var names = new ArrayList<>(plan.seats().stream().map(ClusterPlan.Seat::name).toList());
        Collections.shuffle(names, order);
        var heard = new Semaphore(0);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                EmbeddedCluster cluster = EmbeddedCluster.start(plan)) {
            for (int i = 0; i < TALKERS; i++) {
                RawPeer peer = RawPeer.join(cluster.node("gate-" + (i % 2 + 1)).orElseThrow().uri());
                peer.request(1, "Room.Join", "room-" + i / 2);
                threads.execute(() -> talk(peer));
                threads.execute(() -> listen(peer, heard));
            }
            heard.acquire(WARM);
            for (String name : names.subList(0, order.nextInt(names.size() + 1))) {
                cluster.kill(name);
            }
        }
    }

    private static void talk(RawPeer peer) {
        try {
            while (true) {
                peer.notify("Room.Say", "hello");
                peer.request(2, "Echo.Ping", "x");
            }
        } catch (IOException e) {
            // its gate has ended
        }
    }

    private static void listen(RawPeer peer, Semaphore heard) {
        try (peer) {
            while (peer.next().type() != PacketType.KICK) {
                heard.release();
            }
        } catch (IOException e) {
            // its gate has ended
        }
    }
}
