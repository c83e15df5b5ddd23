package io.glassroom.server.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    @TempDir
    Path directory;

    @Test
    void withoutAWishThereIsNoArchive() {
        assertEquals(Optional.empty(), ClassArchive.of(null));
    }

    @Test
    void aDrainedNodeLeavesAnArchiveThatTheNextOneStartsWith() throws Exception {
        Path archive = directory.resolve("node.jsa");
        try (NodeProcess first = noting(archive, "127.0.0.1:0")) {
            URI node = first.ready();
            first.terminate();
            assertEquals(0, first.exitCode());
            assertEquals(List.of("ready " + node), first.out());
        }
        assertTrue(Files.exists(archive));
        assertFalse(Files.exists(directory.resolve("node.jsa.unfinished")));
        Path loaded = directory.resolve("loaded.txt");
        try (NodeProcess second =
                start("127.0.0.1:0", "-XX:SharedArchiveFile=" + archive, "-Xlog:class+load:file=" + loaded)) {
            second.ready();
        }
        assertTrue(Files.readString(loaded).contains(Node.class.getName() + " source: shared objects file (top)"));
    }

    @Test
    void aRunThatWasRefusedLeavesNone() throws Exception {
        Path archive = directory.resolve("node.jsa");
        try (NodeProcess process = noting(archive, "203.0.113.7:1")) {
            assertEquals(2, process.exitCode());
        }
        assertFalse(Files.exists(archive));
    }

    @Test
    void oneProcessAtATimeWritesIt() throws IOException {
        var archive = new ClassArchive(directory.resolve("node.jsa"));
        try (FileChannel other = FileChannel.open(
                directory.resolve("node.jsa.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            other.lock();
            archive.write();
        }
        assertFalse(Files.exists(archive.file()));
    }

    private NodeProcess noting(Path archive, String listen) throws IOException {
        return start(listen, "-XX:+RecordDynamicDumpInfo", "-D" + ClassArchive.PROPERTY + "=" + archive);
    }

    /// With jars in place of folders, of whose classes the JVM makes no archive.
    private NodeProcess start(String listen, String... options) throws IOException {
        var all = new ArrayList<>(List.of("-Xlog:cds*=off", "-Xlog:aot*=off"));
        all.addAll(List.of(options));
        all.addAll(List.of("-cp", JarredClassPath.make(directory)));
        return NodeProcess.startWith(all, "node", "--listen", listen);
    }
}
