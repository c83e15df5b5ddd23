package io.glassroom.server.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may become a member of a cluster, and who may not.
@Tag("cluster")
class ClusterJoinTest extends SharedCluster {

    @TempDir
    static Path secrets;

    @Override
    ClusterProcesses start() throws Exception {
        Files.writeString(secret(), "the right one");
        return ClusterProcesses.start("test", List.of("--cluster-secret-file", secret().toString()), "gate-1", "chat-1");
    }

    private static Path secret() {
        return secrets.resolve("secret");
    }

    @Test
    void whoKnowsOneMemberFindsThemAll() throws Exception {
        for (String known : List.of("gate-1", "chat-1")) { // one of them is the first, the other is not
            try (NodeProcess newcomer = joining(known, "test", secret())) {
                newcomer.ready();
                String members = newcomer.said("member of test: ");
                assertTrue(members.contains("gate-1") && members.contains("chat-1"), known + ": " + members);
                cluster().awaitMembers(3);
                newcomer.terminate();
                assertEquals(0, newcomer.exitCode());
            }
        }
    }

    @Test
    void clustersOfDifferentNamesNeverMix() throws Exception {
        try (NodeProcess other = joining("gate-1", "blue", secret())) {
            assertEquals(2, other.exitCode());
            assertEquals(1, other.err().size(), () -> other.err().toString());
            assertTrue(other.err().getFirst().startsWith("glassroom node: "), () -> other.err().toString());
            cluster().awaitMembers(2);
        }
    }

    @Test
    void aNodeWithAnotherSecretOrNoneIsRefused(@TempDir Path folder) throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong"), "the wrong one");
        for (Path known : new Path[] {wrong, null}) {
            try (NodeProcess stranger = joining("gate-1", "test", known)) {
                assertEquals(2, stranger.exitCode());
                assertEquals(1, stranger.err().size(), () -> stranger.err().toString());
                assertTrue(stranger.err().getFirst().contains("refuses this node"), () -> stranger.err().toString());
            }
        }
        cluster().awaitMembers(2);
    }

    /// @param secret null for none
    private NodeProcess joining(String known, String name, @Nullable Path secret) throws IOException {
        var words = new ArrayList<>(List.of(
                "node", "--role", "chat", "--name", "chat-2", "--listen", "127.0.0.1:0",
                "--cluster", name, "--join", cluster().clusterAddress(known)));
        if (secret != null) {
            words.addAll(List.of("--cluster-secret-file", secret.toString()));
        }
        return NodeProcess.startWith(MemberArchive.options(), words.toArray(String[]::new));
    }
}
