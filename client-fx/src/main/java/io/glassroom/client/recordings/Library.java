package io.glassroom.client.recordings;

import io.glassroom.client.feed.GlassLine;
import io.glassroom.client.feed.RecordingReader;
import io.glassroom.client.model.Capture;
import io.glassroom.client.store.KeptRecording;
import io.glassroom.client.store.PacketNote;
import io.glassroom.client.store.Store;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// All recordings that the window knows of. It outlives what the window looks at. Owned by the FX thread; files are
/// read and written on other threads.
public final class Library {

    private static final DateTimeFormatter FILE_NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH-mm-ss");
    private static final String ENDING = ".glass";
    private static final long PATIENCE = 2_000; // milliseconds that an end waits for files

    private final Path folder;
    private final Optional<Store> store;
    private final ObservableList<KeptRecording> all = FXCollections.observableArrayList();
    private final List<CompletableFuture<Long>> open = new ArrayList<>();
    private @Nullable KeptRecording removed; // and can still come back
    private @Nullable Report report;
    private long wanted;
    private boolean loaded;

    /// @param folder for files of the window's own
    /// @param store of the list; without one it lasts as long as the window
    public Library(Path folder, Optional<Store> store) {
        this.folder = folder;
        this.store = store;
    }

    /// One that lasts as long as the window, with its files among the temporary ones.
    public static Library passing() {
        return new Library(Path.of(System.getProperty("java.io.tmpdir"), "glassroom-recordings"), Optional.empty());
    }

    /// Newest first.
    public ObservableList<KeptRecording> all() {
        return all;
    }

    /// The recording of this file, if it is in the list.
    public Optional<KeptRecording> find(Path file) {
        return all.stream().filter(recording -> recording.file().equals(file)).findFirst();
    }

    /// Reads the list, once; what lies in the folder and is not in the list is taken into it.
    void load(Consumer<Runnable> crossing) {
        if (loaded) {
            return;
        }
        loaded = true;
        CompletableFuture<List<KeptRecording>> kept =
                store.map(Store::recordings).orElseGet(() -> CompletableFuture.completedFuture(List.of()));
        kept.thenAccept(recordings -> {
            crossing.accept(() -> recordings.forEach(this::show));
            Thread.ofVirtual().name("library").start(() -> strays(recordings).forEach(file -> survey(file, crossing)));
        });
    }

    private List<Path> strays(List<KeptRecording> known) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .filter(file -> known.stream().noneMatch(recording -> recording.file().equals(file)))
                    .toList();
        } catch (IOException none) {
            return List.of(); // nothing has been recorded yet
        }
    }

    /// Reads a file from end to end to find out what is in it, and takes it into the list. On any thread.
    void survey(Path file, Consumer<Runnable> crossing) {
        try {
            KeptRecording found = measure(file);
            crossing.accept(() -> {
                if (find(file).isEmpty() && open.stream().allMatch(CompletableFuture::isDone)) {
                    keep(found);
                }
            });
        } catch (IOException unreadable) {
            // whoever opens it is told why
        }
    }

    private static KeptRecording measure(Path file) throws IOException {
        Instant begun = Files.getLastModifiedTime(file).toInstant();
        var capture = new Capture(1);
        Instant first = null;
        Instant last = null;
        try (var reader = RecordingReader.open(file)) {
            for (Optional<GlassLine> line = reader.next(); line.isPresent(); line = reader.next()) {
                switch (line.get()) {
                    case GlassLine.Head head -> begun = head.begun();
                    case GlassLine.Tapped(TapLine.Recorded(TapRecord record)) -> {
                        capture.apply(record);
                        first = first == null ? record.at() : first;
                        last = record.at();
                    }
                    case GlassLine.Tapped(TapLine.Hello hello) -> capture.introduce(hello);
                    case GlassLine.Tapped(TapLine.Lost lost) -> {}
                    case GlassLine.Known known -> {}
                    case GlassLine.Written written -> {}
                }
            }
        }
        Duration length = first == null || last == null ? Duration.ZERO : Duration.between(first, last);
        return new KeptRecording(file, nameOf(file), begun, length, capture.counted(), Files.size(file), "");
    }

    /// A new recording in the folder.
    GlassWriter begin(Instant now) {
        String name = FILE_NAME.format(now.atZone(ZoneId.systemDefault()));
        Path file = folder.resolve(name + ENDING);
        for (int again = 2; Files.exists(file); again++) {
            file = folder.resolve(name + " " + again + ENDING);
        }
        GlassWriter writer = GlassWriter.begin(file);
        open.removeIf(CompletableFuture::isDone);
        open.add(writer.written());
        return writer;
    }

    static String nameOf(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    /// Puts a recording into the list, or changes it there.
    void keep(KeptRecording recording) {
        show(recording);
        store.ifPresent(opened -> opened.keep(recording));
    }

    private void show(KeptRecording recording) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).file().equals(recording.file())) {
                all.set(i, recording);
                return;
            }
        }
        int at = 0;
        while (at < all.size() && all.get(at).created().isAfter(recording.created())) {
            at++;
        }
        all.add(at, recording);
    }

    /// Takes a recording from the list; [#restore] brings it back until another one is taken away, or the window is
    /// closed.
    void remove(KeptRecording recording) {
        settle();
        all.remove(recording);
        removed = recording;
    }

    /// Brings back what was taken away last.
    void restore() {
        KeptRecording back = removed;
        removed = null;
        if (back != null) {
            show(back);
        }
    }

    /// What was taken away is gone: from the store, and its file too if it is one of ours.
    private void settle() {
        KeptRecording gone = removed;
        removed = null;
        if (gone != null) {
            store.ifPresent(opened -> opened.forget(gone.file()));
            if (isOurs(gone.file())) {
                try {
                    Files.deleteIfExists(gone.file());
                } catch (IOException stays) {
                    // it comes back into the list at the next start
                }
            }
        }
    }

    /// Whether the file is in the folder, and goes when the recording goes.
    boolean isOurs(Path file) {
        return folder.equals(file.getParent());
    }

    CompletableFuture<List<PacketNote>> notes(Path file) {
        return store.map(opened -> opened.notes(file)).orElseGet(() -> CompletableFuture.completedFuture(List.of()));
    }

    void note(Path file, PacketNote note) {
        store.ifPresent(opened -> opened.note(file, note));
    }

    /// The packet that a person wants to see in the recording that is opened next; 0 for none.
    long wanted() {
        return wanted;
    }

    void want(long packet) {
        wanted = packet;
    }

    /// What the last replay has found.
    Optional<Report> report() {
        return Optional.ofNullable(report);
    }

    void report(@Nullable Report latest) {
        report = latest;
    }

    /// Waits for files that are still being written.
    public void close() {
        settle();
        try {
            CompletableFuture.allOf(open.toArray(CompletableFuture[]::new)).get(PATIENCE, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failed) {
            // its listener has been told
        }
    }
}
