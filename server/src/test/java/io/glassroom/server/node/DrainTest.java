package io.glassroom.server.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketType;
import io.glassroom.server.component.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What clients may rely on when a node stops: all that it has read is answered before the Kick.
@Timeout(60)
class DrainTest {

    private final Hall.Book book = new Hall.Book();

    @Test
    void aNodeThatIsAloneAnswersAllThatItHasHandledBeforeTheKick() throws Exception {
        book.permits.release(1_000_000);
        for (int round = 0; round < 5; round++) {
            book.heard.clear();
            Node node = Node.start(NodeConfig.builder()
                    .listen("127.0.0.1", 0)
                    .heartbeat(Duration.ZERO)
                    .application(new Hall("alone", book))
                    .build());
            assertSame(answeredUntilKick(node));
        }
    }

    /// Whatever was handled has been answered, and nothing else.
    private void assertSame(List<String> answered) {
        assertEquals(book.heard.size(), answered.size());
        assertEquals(book.heard, answered);
    }

    @ParameterizedTest
    @EnumSource(names = {"GATE", "ALL"})
    void aGateAnswersAllThatWasHandledBeforeTheKick(Role role) throws Exception {
        book.permits.release(1_000_000);
        try (EmbeddedCluster cluster = EmbeddedCluster.start(Hall.plan(book, Role.CHAT, role))) {
            Node gate = cluster.node(role.word() + "-1").orElseThrow();
            assertSame(answeredUntilKick(gate));
        }
    }

    /// Stops the node while a client asks without pause, as many at a time as a node takes of one client.
    ///
    /// @return what it was answered, in the words of the book
    private List<String> answeredUntilKick(Node node) throws Exception {
        var answered = new ArrayList<String>();
        Thread stopping = null;
        var window = new Semaphore(500);
        try (RawPeer peer = RawPeer.join(node.uri())) {
            Thread.startVirtualThread(() -> {
                try {
                    for (int i = 1; i < 1_000_000; i++) {
                        window.acquireUninterruptibly();
                        peer.request(i, "Room.Wait", "#" + i);
                    }
                } catch (IOException gone) {
                    // as it should
                }
            });
            Packet packet = peer.next();
            while (packet.type() == PacketType.DATA) {
                answered.add(body(packet));
                window.release();
                if (answered.size() == 500) {
                    stopping = Thread.startVirtualThread(() -> node.stop(Duration.ofSeconds(9)));
                }
                packet = peer.next();
            }
            assertEquals(PacketType.KICK, packet.type());
        }
        if (stopping != null) {
            stopping.join();
        }
        String where = book.heard.getFirst().split(" ")[0];
        return answered.stream().map(body -> where + " " + body).toList();
    }

    /// What was sent with the request, behind the head of the answer.
    private static String body(Packet packet) {
        String text = packet.body().utf8();
        return text.substring(text.lastIndexOf('#'));
    }

    @Test
    void noRequestIsLostWhileChatNodesAreStartedAnewOneAfterTheOther() throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.start(Hall.plan(book, Role.CHAT, Role.CHAT, Role.GATE))) {
            var stop = new AtomicBoolean();
            var wrong = new CopyOnWriteArrayList<String>();
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < 8; i++) {
                threads.add(Thread.startVirtualThread(() -> ask(cluster, stop, wrong)));
            }
            for (int round = 0; round < 3; round++) {
                for (String chat : List.of("chat-1", "chat-2")) {
                    cluster.stop(chat);
                    cluster.start(chat);
                }
            }
            stop.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
            assertTrue(wrong.isEmpty(), wrong::toString);
        }
    }

    private static void ask(EmbeddedCluster cluster, AtomicBoolean stop, List<String> wrong) {
        try (RawPeer peer = RawPeer.join(cluster.node("gate-1").orElseThrow().uri())) {
            for (int i = 1; !stop.get(); i++) {
                peer.request(i, i % 2 == 0 ? "Room.Where" : "Echo.Ping", "x");
                String heard = peer.heard();
                while (heard.startsWith("onServiceReset")) {
                    heard = peer.heard();
                }
                if (heard.contains("!") || !heard.startsWith(i + " ")) {
                    wrong.add(heard);
                }
            }
        } catch (IOException e) {
            wrong.add(e.toString());
        }
    }
}
