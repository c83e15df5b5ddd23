package io.glassroom.client.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.GlassroomClient;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.samples.chat.ChatApplication;
import io.glassroom.server.node.Node;
import io.glassroom.server.node.NodeConfig;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Both feeds on a real node: what happens there arrives here.
class FeedTest {

    private static final int PATIENCE = 10; // seconds

    private final SystemTime time = new SystemTime("feeds");
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Ear ear = new Ear();

    @AfterEach
    void release() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        time.close();
    }

    @Test
    void nodeInThisProcessTellsItsPacketsInTheirOrder() throws Exception {
        Node node = node(0);
        feed(new NodeFeed(node, time));
        chat(node.uri());
        assertConversation();
    }

    @Test
    void nodeOfAnotherProcessTellsTheSame() throws Exception {
        Node node = node(0);
        feed(new InspectorFeed(node.uri(), time));
        ear.await("hello");
        chat(node.uri());
        assertConversation();
    }

    @Test
    void nodeThatIsNotThereIsReported() throws Exception {
        int port;
        try (Node gone = node(0)) {
            port = gone.uri().getPort();
        }
        feed(new InspectorFeed(URI.create("ws://127.0.0.1:" + port + "/ws"), time));
        ear.await("interrupted");
    }

    @Test
    void nodeThatComesBackIsFoundAgain() throws Exception {
        Node first = node(0);
        feed(new InspectorFeed(first.uri(), time));
        ear.await("hello");
        first.close();
        ear.await("interrupted");
        node(first.uri().getPort());
        ear.await("hello");
        ear.await("connected");
    }

    private void assertConversation() throws InterruptedException {
        List<TapRecord> records = new ArrayList<>();
        while (records.stream().filter(record -> record.event() instanceof TapEvent.Frame).count() < 6) {
            records.add(ear.record());
        }
        for (int i = 1; i < records.size(); i++) {
            assertEquals(records.get(i - 1).sequence() + 1, records.get(i).sequence(), "no gap");
        }
        assertTrue(records.stream().allMatch(record -> record.node().equals("gate-1")));
    }

    private Node node(int port) throws IOException {
        Node node = Node.start(NodeConfig.builder()
                .name("gate-1")
                .listen("127.0.0.1", port)
                .application(new ChatApplication())
                .build());
        open.add(node);
        return node;
    }

    private void feed(Feed feed) {
        feed.open(ear);
        open.add(feed);
    }

    private void chat(URI node) throws Exception {
        GlassroomClient client = GlassroomClient.connect(node, ClientConfig.of(time));
        open.add(client);
        client.connected().get(PATIENCE, TimeUnit.SECONDS);
        client.request("Room.Join", Map.of("name", "ann")).get(PATIENCE, TimeUnit.SECONDS);
    }

    private static final class Ear implements FeedListener {

        private final BlockingQueue<TapRecord> records = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

        TapRecord record() throws InterruptedException {
            TapRecord record = records.poll(PATIENCE, TimeUnit.SECONDS);
            assertTrue(record != null, "no record came");
            return record;
        }

        void await(String event) throws InterruptedException {
            String next;
            do {
                next = events.poll(PATIENCE, TimeUnit.SECONDS);
                assertTrue(next != null, event + " never came");
            } while (!next.equals(event));
        }

        @Override
        public void record(TapRecord record) {
            records.add(record);
        }

        @Override
        public void introduced(TapLine.Hello hello) {
            events.add("hello");
        }

        @Override
        public void interrupted(String reason) {
            events.add("interrupted");
        }

        @Override
        public void connected() {
            events.add("connected");
        }
    }
}
