package io.glassroom.learn.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Folders of classes, one for each run, named after the process that made them: the window and the terminal may check
/// the same files at the same time. What a process has left that was killed, the next one removes.
final class RunFolder {

    private final Path folder;

    RunFolder(Path folder) {
        this.folder = folder;
    }

    /// An empty one.
    Path fresh() throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> present = Files.list(folder)) {
            present.filter(RunFolder::isOrphan).toList().forEach(this::remove);
        }
        return Files.createTempDirectory(folder, ProcessHandle.current().pid() + "-");
    }

    private static boolean isOrphan(Path run) {
        String name = run.getFileName().toString();
        try {
            return ProcessHandle.of(Long.parseLong(name.substring(0, Math.max(0, name.indexOf('-'))))).isEmpty();
        } catch (NumberFormatException e) {
            return false; // not ours
        }
    }

    /// Empties one.
    void clear(Path run) {
        remove(run, false);
    }

    void remove(Path run) {
        remove(run, true);
    }

    private static void remove(Path run, boolean itself) {
        try (Stream<Path> found = Files.walk(run)) {
            for (Path each : (Iterable<Path>) found.sorted(Comparator.reverseOrder())::iterator) {
                if (itself || !each.equals(run)) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // somebody still reads it; the next process removes it
        }
    }
}
