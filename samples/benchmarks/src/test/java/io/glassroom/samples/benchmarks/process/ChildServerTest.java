package io.glassroom.samples.benchmarks.process;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildServerTest {
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @Test
    void aServerThatEndsBeforeItServesIsReportedWithItsLastLine() {
        var refused = assertThrows(IllegalStateException.class,
                () -> ChildServer.start(List.of(JAVA, "-cp", ".", "NoSuchClass"), Duration.ofSeconds(20)));

        assertTrue(String.valueOf(refused.getMessage()).contains("NoSuchClass"), refused::getMessage);
    }

    @Test
    void aCommandThatDoesNotExistIsReported() {
        assertThrows(IllegalStateException.class,
                () -> ChildServer.start(List.of("/no/such/program"), Duration.ofSeconds(1)));
    }
}
