package io.glassroom.client.timing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// What this process takes of the machine's memory.
final class Footprint {

    private static final Path STATUS = Path.of("/proc/self/status"); // Linux alone has it

    private Footprint() {}

    /// Bytes of the heap that are in use, garbage among them.
    static long heap() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /// Bytes of memory that the process holds; empty where the system does not say.
    static OptionalLong resident() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
                    .findFirst();
        } catch (IOException | NumberFormatException elsewhere) {
            return OptionalLong.empty();
        }
    }
}
