package io.glassroom.server.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void archiveOfAFailedFirstRunIsMarked() {
        ClassArchive.of(directory.resolve("node.jsa").toString()).orElseThrow().distrust();
        assertTrue(Files.exists(directory.resolve("node.jsa.poor")));
    }

    @Test
    void archiveOfAnEarlierRunIsKept() throws IOException {
        Path file = Files.createFile(directory.resolve("node.jsa"));
        new ClassArchive(file).distrust();
        assertFalse(Files.exists(directory.resolve("node.jsa.poor")));
    }
}
