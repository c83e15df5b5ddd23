package io.glassroom.samples.bots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.samples.chat.ChatApplication;
import io.glassroom.server.node.CannotStart;
import io.glassroom.server.node.Node;
import io.glassroom.server.node.NodeConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/// Bots over real sockets in the real chat.
@Timeout(60)
class BotsInChatTest {

    @Test
    void botsChatAndHearOneAnother() throws Exception {
        try (Node node = node();
                var time = new SystemTime("test bots");
                var bots = new Bots(new BotsConfig(node.uri(), ClientConfig.of(time), 1, "lobby", 20, Duration.ofMillis(5)))) {
            bots.resize(8);
            await(() -> bots.status().said() > 50 && bots.status().heard() > 200);
            assertEquals("", bots.status().trouble());
        }
    }

    @Test
    void commandEndsWithOneLineWhenTheServerSendsThemAway() throws Exception {
        Node node = node();
        var out = new StringWriter();
        var err = new StringWriter();
        var code = CompletableFuture.supplyAsync(() -> run(out, err, node.uri(), "--count", "3", "--gap", "1"));
        await(() -> out.toString().contains("3 bots are in room lobby"));
        node.sessions().all().forEach(session -> session.kick("closing time"));
        assertEquals(1, code.get(10, TimeUnit.SECONDS));
        assertEquals("glassroom bots: sent away: kicked: closing time\n", err.toString());
        node.close();
    }

    @Test
    void botsComeBackToANodeThatIsStartedAgain() throws Exception {
        Node first = node();
        try (var time = new SystemTime("test bots");
                var bots = new Bots(new BotsConfig(first.uri(), ClientConfig.of(time), 1, "lobby", 1, Duration.ZERO))) {
            bots.resize(3);
            await(() -> bots.status().here() == 3);
            first.stop(Duration.ofSeconds(2));
            try (Node second = node(first.uri().getPort())) {
                await(() -> second.sessions().count() == 3 && bots.status().here() == 3);
            }
        }
    }

    @Test
    void unknownKindIsRefusedByItsName() {
        var command = new BotsCommand();
        new CommandLine(command).parseArgs("--mix", "chatty=2,lazy=1");
        assertEquals(
                "--mix has 'lazy', which is none of chatty, quiet, flaky, rejoins",
                assertThrows(CannotStart.class, command::call).getMessage());
    }

    @Test
    void crowdOfOneKindOnly() throws Exception {
        try (Node node = node();
                var time = new SystemTime("test bots");
                var bots = new Bots(BotsConfig.of(node.uri(), ClientConfig.of(time)).with(Mix.of(0, 1, 0, 0), 5))) {
            bots.resize(3, Duration.ZERO);
            await(() -> bots.status().here() == 3);
        }
    }

    private static int run(StringWriter out, StringWriter err, URI server, String... options) {
        return new CommandLine(new BotsCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words(server, options));
    }

    private static String[] words(URI server, String... options) {
        var words = new String[options.length + 1];
        words[0] = server.toString();
        System.arraycopy(options, 0, words, 1, options.length);
        return words;
    }

    private static Node node() throws Exception {
        return node(0);
    }

    private static Node node(int port) throws Exception {
        return Node.start(NodeConfig.builder().listen("127.0.0.1", port).application(new ChatApplication()).build());
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "not within 20 s");
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
