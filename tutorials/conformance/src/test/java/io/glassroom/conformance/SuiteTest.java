package io.glassroom.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.conformance.talk.RawDialer;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.samples.chat.ChatApplication;
import io.glassroom.server.node.Node;
import io.glassroom.server.node.NodeConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SuiteTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final SystemTime time = new SystemTime("suite");
    private final List<String> broken = new ArrayList<>();
    private final Set<String> untried = new HashSet<>();
    private int passed;

    @AfterEach
    void stop() {
        time.close();
    }

    private void run(URI server, Duration patience) throws InterruptedException {
        var ground = new Ground(server, new RawDialer(), time, patience);
        Suite.run(Suite.all(), ground, (check, judgement) -> {
            switch (judgement) {
                case Judgement.Passed() -> passed++;
                case Judgement.Failed(Words expected, Words actual) -> broken.add(
                        check.id() + ": expected " + expected.en() + ", but was " + actual.en());
                case Judgement.Untried _ -> untried.add(check.id());
            }
        });
    }

    private static NodeConfig.Builder chat() {
        return NodeConfig.builder()
                .listen("127.0.0.1", 0)
                .heartbeat(Duration.ofSeconds(1))
                .application(new ChatApplication());
    }

    @Test
    void glassroomKeepsEachRule() throws Exception {
        try (Node node = Node.start(chat().build())) {
            run(node.uri(), PATIENCE);
        }
        assertEquals(List.of(), broken);
        assertEquals(Set.of(), untried);
        assertEquals(Suite.all().size(), passed);
    }

    @Test
    void overTcpWhatNeedsMessagesOrPathsIsNotTried() throws Exception {
        try (Node node = Node.start(chat().tcp().build())) {
            run(node.uri(), Duration.ofSeconds(5));
        }
        assertEquals(List.of(), broken);
        assertEquals(Set.of("packet.alone", "handshake.root", "handshake.timeout"), untried);
    }

    @Test
    void aServerThatHasNoneOfItFailsEachRuleThatCanBeTried() throws Exception {
        try (var deaf = new DeafServer()) {
            run(deaf.uri(), Duration.ofSeconds(1));
        }
        assertTrue(passed <= 2, () -> passed + " passed");
    }

    @Test
    void idsAreUnique() {
        assertEquals(Suite.all().size(), Suite.all().stream().map(Check::id).distinct().count());
    }

    @Test
    void eachRuleIsSaidInBothLanguages() {
        for (Check check : Suite.all()) {
            assertTrue(!check.rule().en().isBlank(), check::id);
            assertTrue(check.rule().zh().codePoints().anyMatch(Character::isIdeographic), check::id);
        }
    }

    /// Takes connections over TCP and never says a word.
    private static final class DeafServer implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());

        DeafServer() throws IOException {}

        URI uri() {
            return URI.create("tcp://127.0.0.1:" + socket.getLocalPort());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
