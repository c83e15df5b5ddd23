package io.glassroom.client.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.samples.chat.ChatApplication;
import io.glassroom.server.node.Node;
import io.glassroom.server.node.NodeConfig;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two people in a room of a real node.
class ProtocolDoorTest {

    private final SystemTime time = new SystemTime("chat");
    private Node node;
    private ProtocolDoor door;

    @BeforeEach
    void start() throws Exception {
        node = Node.start(NodeConfig.builder().listen("127.0.0.1", 0).application(new ChatApplication()).build());
        door = new ProtocolDoor(node.uri(), ClientConfig.of(time));
    }

    @AfterEach
    void stop() {
        node.close();
        time.close();
    }

    @Test
    void peopleMeetSpeakAndPart() throws Exception {
        var ann = new Diary();
        ChatRoom hers = door.enter("ann", "lobby", ann);
        assertEquals("members []", ann.next());
        assertEquals("seated", ann.next());

        var ming = new Diary();
        ChatRoom his = door.enter("小明", "lobby", ming);
        assertEquals("members [ann]", ming.next());
        assertEquals("seated", ming.next());
        assertEquals("小明 came", ann.next());

        hers.say("你好 👋");
        assertEquals("ann: 你好 👋", ann.next(), "one hears oneself");
        assertEquals("ann: 你好 👋", ming.next());

        his.close();
        assertEquals("小明 left", ann.next());
        hers.close();
    }

    @Test
    void serverThatGoesIsTold() throws Exception {
        var ann = new Diary();
        door.enter("ann", "lobby", ann);
        assertEquals("members []", ann.next());
        assertEquals("seated", ann.next());
        node.close();
        assertNotNull(ann.next());
    }

    private static final class Diary implements ChatRoom.Guest {

        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        String next() throws InterruptedException {
            return lines.poll(10, TimeUnit.SECONDS);
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
        public void members(List<String> names) {
            lines.add("members " + names);
        }

        @Override
        public void said(String name, String content) {
            lines.add(name + ": " + content);
        }

        @Override
        public void came(String name) {
            lines.add(name + " came");
        }

        @Override
        public void left(String name) {
            lines.add(name + " left");
        }

        @Override
        public void announced(String content) {
            lines.add(content);
        }

        @Override
        public void waiting(String reason) {
            lines.add("waiting: " + reason);
        }

        @Override
        public void ended(String reason) {
            lines.add("ended: " + reason);
        }
    }
}
