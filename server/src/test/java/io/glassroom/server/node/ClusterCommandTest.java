package io.glassroom.server.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `glassroom cluster` as a user starts and ends it: real processes, real signals.
@Tag("cluster")
class ClusterCommandTest {

    @Test
    void allNodesStartAndEndTogether() throws Exception {
        try (NodeProcess cluster = start()) {
            URI gate = URI.create(cluster.said("ready ").substring("ready ".length()));
            cluster.said("look into it with: ./glassroom --connect " + gate);
            for (String name : List.of("gate-1", "chat-1", "master-1")) {
                cluster.said(name);
            }
            List<ProcessHandle> nodes = cluster.children();
            assertEquals(3, nodes.size(), nodes::toString);
            try (RawPeer peer = RawPeer.join(gate)) {
                peer.request(1, "Probe.count", "{\"name\":\"\"}"); // from gate to chat node to gate to master
                String answer = peer.heard();
                assertTrue(answer.startsWith("1 {\"total\":1,"), answer);
                cluster.terminate();
                assertEquals(0, cluster.exitCode());
                assertEquals(1001, peer.end().code());
            }
            assertEquals(List.of(), cluster.err());
            assertTrue(nodes.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    void nodesDoNotOutliveWhoeverStartedThem() throws Exception {
        try (NodeProcess cluster = start()) {
            cluster.said("ready ");
            List<ProcessHandle> nodes = cluster.children();
            assertEquals(3, nodes.size(), nodes::toString);
            cluster.kill();
            Until.holds("all have ended", () -> nodes.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    void aNodeThatDiesIsStartedAgainIfThatIsWanted() throws Exception {
        try (NodeProcess cluster = start("--restart")) {
            cluster.said("ready ");
            List<ProcessHandle> nodes = cluster.children();
            nodes.getFirst().destroyForcibly();
            Until.holds(
                    "it is told",
                    () -> cluster.err().stream().anyMatch(line -> line.endsWith(" has been killed, and is started again")));
            Until.holds(
                    "it is ready again",
                    Duration.ofSeconds(20),
                    () -> cluster.out().stream().filter(line -> line.contains("-1    ready ") || line.contains("-1  ready ")).count() == 4);
        }
    }

    @Test
    void aNodeThatCannotStartEndsThemAll() throws Exception {
        try (NodeProcess cluster = start("--", "--line-queue", "1")) {
            assertEquals(2, cluster.exitCode());
            assertEquals("glassroom cluster: gate-1 does not start", cluster.err().getLast());
            assertTrue(cluster.err().stream().anyMatch(line -> line.startsWith("gate-1: glassroom node: queue of a line is 1 ")),
                    () -> cluster.err().toString());
        }
    }

    /// That of the lines of the second node: the cluster's ports are two for each.
    @Test
    void aTakenPortIsToldBeforeANodeStarts() throws Exception {
        try (Ports ports = new Ports()) {
            int first;
            try (Ports free = new Ports()) {
                first = free.takeFree("127.0.0.1", 6);
            }
            ports.take("127.0.0.1", first + 3, 1);
            try (NodeProcess cluster = start("--cluster-port", Integer.toString(first))) {
                assertEquals(2, cluster.exitCode());
                assertEquals(
                        List.of("glassroom cluster: cannot listen on 127.0.0.1:" + (first + 3) + ": the port is taken"),
                        cluster.err());
            }
        }
    }

    private static NodeProcess start(String... more) throws Exception {
        var words = Stream.concat(
                Stream.of("cluster", "--gates", "1", "--chats", "1", "--masters", "1", "--port", "0"),
                List.of(more).contains("--cluster-port") ? Stream.of(more) : Stream.concat(Stream.of("--cluster-port", "0"), Stream.of(more)));
        return NodeProcess.startWith(MemberArchive.options(), words.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --gates 0           | at least one gate and one node that serves
            --chats 0 --masters 0 | at least one gate and one node that serves
            --gates 33          | at most 32 in all
            --port 65535        | port is 65535, 0 to 65531
            --cluster-port -1   | port is -1
            --cluster-port 65527 | port is 65527, 0 to 65526
            --port 7795 --cluster-port 7790 | ports 7795 to 7799 for clients and 7790 to 7799 between the nodes overlap
            --restart=perhaps   | --restart
            --gate 1            | did you mean --gates?
            """)
    void badOptionsAreOneLineAndExitCode2(String options, String told) {
        var out = new StringWriter();
        var err = new StringWriter();
        var root = new CommandRoot(new PrintWriter(out, true), new PrintWriter(err, true), false);
        int exitCode = assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> root.run(() -> Stream.of(ClusterCommand.class), ("cluster " + options).split(" +")));
        assertEquals(2, exitCode, err::toString);
        assertEquals("", out.toString());
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertTrue(err.toString().startsWith("glassroom cluster: "), err::toString);
        assertTrue(err.toString().contains(told), err::toString);
    }
}
