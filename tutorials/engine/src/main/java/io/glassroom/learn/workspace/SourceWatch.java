package io.glassroom.learn.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Tells when a source file was saved. Looks ten times a second at the times and sizes of the few files there are: that
/// works the same on every system and with every editor, whether it writes a file anew or renames another over it.
///
/// A thread of its own calls the listener, who must not take long.
public final class SourceWatch implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(100);

    /// What can be seen of a file from outside.
    private record Look(long modified, long size) {}

    private final Path folder;
    private final Runnable saved;
    private final Thread thread;

    private Map<Path, Look> told = new HashMap<>(); // of the thread, once it has started

    private SourceWatch(Path folder, Runnable saved) {
        this.folder = folder;
        this.saved = saved;
        this.thread = Thread.ofVirtual().name("source-watch").unstarted(this::run);
    }

    /// What changes after this has returned is noticed.
    ///
    /// @param folder whose `.java` files are watched
    /// @param saved called after something has changed and no longer changes
    public static SourceWatch start(Path folder, Runnable saved) {
        var watch = new SourceWatch(folder, saved);
        watch.told = watch.look();
        watch.thread.start();
        return watch;
    }

    private void run() {
        Map<Path, Look> last = told;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(INTERVAL);
            } catch (InterruptedException closed) {
                return;
            }
            Map<Path, Look> now = look();
            if (now.equals(last) && !now.equals(told)) { // an editor may write in several pieces
                told = now;
                saved.run();
            }
            last = now;
        }
    }

    private Map<Path, Look> look() {
        Map<Path, Look> looks = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> look(file, looks));
        } catch (IOException | UncheckedIOException gone) {
            return looks; // the folder is being replaced: it will be there the next time
        }
        return looks;
    }

    private static void look(Path file, Map<Path, Look> looks) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            looks.put(file, new Look(attributes.lastModifiedTime().toMillis(), attributes.size()));
        } catch (NoSuchFileException renamed) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
