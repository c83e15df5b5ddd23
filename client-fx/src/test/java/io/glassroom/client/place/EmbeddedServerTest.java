package io.glassroom.client.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.chat.ChatRoom;
import io.glassroom.client.feed.FeedListener;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The lives of a real node, with its feed, its bots and a person in its chat.
class EmbeddedServerTest {

    private static final int PATIENCE = 15; // seconds

    private final SystemTime time = new SystemTime("lives");
    private final EmbeddedServer server = EmbeddedServer.single(time, 0);
    private final Surroundings surroundings = server.surroundings(new Target.Own());
    private final EmbeddedNode node = server.nodes().getFirst();

    @AfterEach
    void release() {
        surroundings.feed().close();
        server.close();
        time.close();
    }

    @Test
    void stoppedNodeStartsAgainAtItsAddressAndEverybodyComesBack() throws Exception {
        var watcher = new Watcher();
        surroundings.feed().open(watcher);
        var ann = new Person();
        surroundings.door().enter("ann", "lobby", ann);
        server.crowd().resize(2);
        until("all are there", () -> server.crowd().status().here() == 2 && ann.heard("seated"));
        URI before = server.uri();

        node.stop();
        until("it is down", () -> node.state() == OwnNode.State.DOWN);
        until("the person is told", () -> ann.heard("waiting"));
        until("the feed tells", () -> watcher.told.contains("interrupted"));
        node.start();
        until("it serves", () -> node.state() == OwnNode.State.UP);
        assertEquals(before, server.uri());
        until("the person is back", () -> ann.heard("seated"));
        until("the bots are back", () -> server.crowd().status().here() == 2);
        until("the feed tells of the new life", () -> watcher.told.size() >= 5);
        assertEquals(List.of("introduced gate-1", "connected", "interrupted", "introduced gate-1", "connected"), watcher.told);
        assertEquals(3, node.facts().orElseThrow().figures().sessions());
    }

    @Test
    void killedNodeSaysNothingAndEverybodyComesBackAllTheSame() throws Exception {
        var ann = new Person();
        surroundings.door().enter("ann", "lobby", ann);
        until("she is there", () -> ann.heard("seated"));
        node.kill();
        until("it is down", () -> node.state() == OwnNode.State.DOWN);
        until("the person notices", () -> ann.heard("waiting"));
        node.start();
        until("she is back", () -> ann.heard("seated"));
    }

    @Test
    void slowNodeLetsEachMessageWait() throws Exception {
        var ann = new Person();
        ChatRoom seat = surroundings.door().enter("ann", "lobby", ann);
        until("she is there", () -> ann.heard("seated"));
        node.delay(Duration.ofMillis(300));
        until("the node knows", () -> !node.running().orElseThrow().inbound().isEmpty());
        long begin = time.nanos();
        seat.say("hello");
        until("she hears herself", () -> ann.heard("ann: hello"));
        assertTrue(time.nanos() - begin >= Duration.ofMillis(300).toNanos());
    }

    @Test
    void nodeThatIsDownHasNoConnectionsToBeImpaired() throws Exception {
        node.stop();
        until("it is down", () -> node.state() == OwnNode.State.DOWN);
        assertTrue(server.faults().impaired().isEmpty());
        assertTrue(node.facts().isEmpty());
    }

    private static void until(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "still not so: " + what);
            Thread.sleep(2);
        }
    }

    private static final class Watcher implements FeedListener {

        private final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void record(TapRecord record) {}

        @Override
        public void introduced(TapLine.Hello hello) {
            told.add("introduced " + hello.node());
        }

        @Override
        public void interrupted(String reason) {
            told.add("interrupted");
        }

        @Override
        public void connected() {
            told.add("connected");
        }
    }

    private static final class Person implements ChatRoom.Guest {

        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        /// Whether she has heard this by now; what she heard before is forgotten.
        boolean heard(String wanted) {
            for (String line = lines.poll(); line != null; line = lines.poll()) {
                if (line.equals(wanted)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void seated() {
            lines.add("seated");
        }

        @Override
        public void seatedAgain() {
            lines.add("seated again");
        }

        @Override
        public void members(List<String> names) {}

        @Override
        public void said(String name, String content) {
            lines.add(name + ": " + content);
        }

        @Override
        public void came(String name) {}

        @Override
        public void left(String name) {}

        @Override
        public void announced(String content) {}

        @Override
        public void waiting(String reason) {
            lines.add("waiting");
        }

        @Override
        public void ended(String reason) {
            lines.add("ended: " + reason);
        }
    }
}
