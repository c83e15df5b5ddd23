package io.glassroom.samples.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.server.component.Role;
import io.glassroom.server.node.ClusterPlan;
import io.glassroom.server.node.EmbeddedCluster;
import io.glassroom.server.node.Node;
import io.glassroom.server.node.NodeConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The chat page in a real browser, and the Java client, in one room. Skipped where there is no Chromium.
class BrowserTest {

    @Test
    void anEmojiGoesFromTheBrowserToTheJavaClientAndBack(@TempDir Path profile) throws Exception {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "no Chromium on the PATH: the page was not tried in a real browser");
        try (var time = new SystemTime("guests");
                Node node = Node.start(NodeConfig.builder().listen("127.0.0.1", 0).application(new ChatApplication()).build());
                Visitor ann = new Visitor(node.uri(), ClientConfig.of(time))) {
            ann.ask("Room.Join", "{\"room\":\"lobby\",\"name\":\"ann\"}");
            ann.hear();
            var page = URI.create("http://127.0.0.1:" + node.uri().getPort() + "/chat.html?name=Bea&room=lobby&say=%F0%9F%98%80%E4%BD%A0");
            try (Browser browser = Browser.open(program.get(), profile, page)) {
                assumeTrue(browser.hasOpened(), program.get() + " opens no page: the page was not tried in a real browser");
                assertEquals("onNewUser {\"content\":\"Bea joined\",\"uid\":2,\"name\":\"Bea\"}", ann.hear());
                assertEquals("onMessage {\"name\":\"Bea\",\"content\":\"\\uD83D\\uDE00你\"}", ann.hear());
                ann.tell("Room.Message", "{\"name\":\"ann\",\"content\":\"👋🏽 hello Bea\"}");
                assertEquals("onMessage {\"name\":\"ann\",\"content\":\"\\uD83D\\uDC4B\\uD83C\\uDFFD hello Bea\"}", ann.hear());
                browser.awaitTrue("document.getElementById('messages').textContent.includes('\\u{1F44B}\\u{1F3FD} hello Bea')");
            }
            assertEquals("onLeave {\"content\":\"Bea left\",\"uid\":2,\"name\":\"Bea\"}", ann.hear());
        }
    }

    @Test
    void thePageComesBackIntoARoomWhoseNodeDied(@TempDir Path profile) throws Exception {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "no Chromium on the PATH: the page was not tried in a real browser");
        var plan = ClusterPlan.named("test")
                .everywhere(node -> node.application(new ChatApplication()))
                .node("chat-1", Role.CHAT)
                .node("chat-2", Role.CHAT)
                .node("gate-1", Role.GATE);
        try (var time = new SystemTime("guests");
                EmbeddedCluster cluster = EmbeddedCluster.start(plan);
                Visitor ann = new Visitor(cluster.node("gate-1").orElseThrow().uri(), ClientConfig.of(time))) {
            ann.ask("Room.Join", "{\"room\":\"lobby\",\"name\":\"ann\"}");
            ann.hear();
            int port = cluster.node("gate-1").orElseThrow().uri().getPort();
            var page = URI.create("http://127.0.0.1:" + port + "/chat.html?name=Bea&room=lobby");
            try (Browser browser = Browser.open(program.get(), profile, page)) {
                assumeTrue(browser.hasOpened(), program.get() + " opens no page: the page was not tried in a real browser");
                assertTrue(ann.hear().contains("Bea joined"));
                boolean first = cluster.node("chat-1").orElseThrow().groups().find("lobby").isPresent();
                cluster.kill(first ? "chat-1" : "chat-2");
                assertEquals("onServiceReset {\"services\":[\"Room\"]}", ann.hear());
                browser.awaitTrue("document.documentElement.dataset.state === 'joined'"
                        + " && document.getElementById('messages').textContent.includes('The room has restarted')");
                ann.ask("Room.Join", "{\"room\":\"lobby\",\"name\":\"ann\"}");
                assertTrue(ann.hear().contains("\"names\":[\"Bea\"]"));
            }
        }
    }
}
