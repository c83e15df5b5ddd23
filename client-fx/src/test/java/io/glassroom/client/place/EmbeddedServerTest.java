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
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The lives of a real node, with its feed, its bots and a person in its chat.
class EmbeddedServerTest {

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
        var ann = new Diary();
        surroundings.door().enter("ann", "lobby", ann);
        server.crowd().resize(2);
        Until.holds("all are there", () -> server.crowd().status().here() == 2 && ann.has("seated"));
        URI before = server.uri();

        ann.turnOver();
        node.stop();
        Until.holds("it is down", () -> node.state() == OwnNode.State.DOWN);
        Until.holds("the person is told", () -> ann.has("waiting"));
        Until.holds("the feed tells", () -> watcher.told.contains("interrupted"));
        node.start();
        Until.holds("it serves", () -> node.state() == OwnNode.State.UP);
        assertEquals(before, server.uri());
        Until.holds("the person is back", () -> ann.has("seated"));
        Until.holds("the bots are back", () -> server.crowd().status().here() == 2);
        Until.holds("the feed tells of the new life", () -> watcher.told.size() >= 5);
        assertEquals(List.of("introduced gate-1", "connected", "interrupted", "introduced gate-1", "connected"), watcher.told);
        assertEquals(3, node.facts().orElseThrow().figures().sessions());
    }

    @Test
    void killedNodeSaysNothingAndEverybodyComesBackAllTheSame() throws Exception {
        var ann = new Diary();
        surroundings.door().enter("ann", "lobby", ann);
        Until.holds("she is there", () -> ann.has("seated"));
        ann.turnOver();
        node.kill();
        Until.holds("it is down", () -> node.state() == OwnNode.State.DOWN);
        Until.holds("the person notices", () -> ann.has("waiting"));
        node.start();
        Until.holds("she is back", () -> ann.has("seated"));
    }

    @Test
    void slowNodeLetsEachMessageWait() throws Exception {
        var ann = new Diary();
        ChatRoom seat = surroundings.door().enter("ann", "lobby", ann);
        Until.holds("she is there", () -> ann.has("seated"));
        node.delay(Duration.ofMillis(300));
        Until.holds("the node knows", () -> !node.running().orElseThrow().inbound().isEmpty());
        long begin = time.nanos();
        seat.say("hello");
        Until.holds("she hears herself", () -> ann.has("ann: hello"));
        assertTrue(time.nanos() - begin >= Duration.ofMillis(300).toNanos());
    }

    @Test
    void nodeThatIsDownHasNoConnectionsToBeImpaired() throws Exception {
        node.stop();
        Until.holds("it is down", () -> node.state() == OwnNode.State.DOWN);
        assertTrue(server.faults().impaired().isEmpty());
        assertTrue(node.facts().isEmpty());
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
}
