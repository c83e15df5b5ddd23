package io.glassroom.client.store;

import io.glassroom.client.settings.SettingsStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The memory of the window. Every call returns at once; the file is read and written on one thread of the store's own,
/// in the order of the calls. When the file cannot be had nothing is kept, [#problem] says why, and everything else
/// goes on as if it could.
///
/// Safe for any thread.
public final class Store implements SettingsStore, AutoCloseable {

    private static final long PATIENCE = 1_500; // milliseconds that a start waits for a disk, and an end

    private final Path file;
    private final ExecutorService thread;
    private final CompletableFuture<Map<String, String>> loaded = new CompletableFuture<>();
    private final Map<String, String> settings = new HashMap<>(); // as of now; guarded by this
    private final Map<String, String> unsaved = new HashMap<>(); // guarded by this
    private final List<Consumer<? super StoreProblem>> listeners = new ArrayList<>(); // guarded by this
    private @Nullable StoreProblem problem; // the first; guarded by this
    private @Nullable Database database; // the thread's

    private Store(Home home) {
        file = home.database();
        thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("store").factory());
    }

    /// Begins to open what is kept in this folder.
    public static Store open(Home home) {
        var store = new Store(home);
        store.thread.execute(store::begin);
        return store;
    }

    private void begin() {
        try {
            Database opened = Database.open(file);
            database = opened;
            loaded.complete(opened.settings());
        } catch (SQLException | IOException | RuntimeException e) {
            fail(e);
            loaded.complete(Map.of());
        } catch (LinkageError e) { // no SQLite for this machine
            fail(new SQLException(e));
            loaded.complete(Map.of());
        }
    }

    @Override
    public String place() {
        return String.valueOf(file.getParent());
    }

    /// Waits for the file if it is still being read, but not for long: a window does not wait for a disk.
    @Override
    public Map<String, String> load() {
        Map<String, String> read = Map.of();
        try {
            read = loaded.get(PATIENCE, TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            report(new StoreProblem(StoreProblem.Kind.LOCKED, file));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
        synchronized (this) {
            var now = new HashMap<>(read);
            now.putAll(settings);
            return now;
        }
    }

    @Override
    public synchronized void save(String key, String value) {
        settings.put(key, value);
        boolean first = unsaved.isEmpty();
        unsaved.put(key, value);
        if (first) {
            execute(opened -> opened.save(takeUnsaved()));
        }
    }

    private synchronized Map<String, String> takeUnsaved() {
        var taken = Map.copyOf(unsaved);
        unsaved.clear();
        return taken;
    }

    /// All recordings in the list, newest first.
    public CompletableFuture<List<KeptRecording>> recordings() {
        return ask(Database::recordings, List.of());
    }

    /// Puts a recording into the list, or changes it there.
    public void keep(KeptRecording recording) {
        execute(opened -> opened.keep(recording));
    }

    /// Takes a recording and its notes from the list; its file is not touched.
    public void forget(Path recording) {
        execute(opened -> opened.forget(recording));
    }

    /// What was written beside the packets of a recording.
    public CompletableFuture<List<PacketNote>> notes(Path recording) {
        return ask(opened -> opened.notes(recording), List.of());
    }

    public void note(Path recording, PacketNote note) {
        execute(opened -> opened.note(recording, note));
    }

    /// Why nothing is kept; empty if all is well.
    public synchronized Optional<StoreProblem> problem() {
        return Optional.ofNullable(problem);
    }

    /// Tells of a problem that arises from here on, on the store's thread.
    public synchronized void listen(Consumer<? super StoreProblem> listener) {
        listeners.add(listener);
    }

    /// Writes what is still to be written, and closes the file.
    @Override
    public void close() {
        thread.execute(() -> {
            try {
                if (database != null) {
                    database.close();
                    database = null;
                }
            } catch (SQLException e) {
                fail(e);
            }
        });
        thread.shutdown();
        try {
            thread.awaitTermination(PATIENCE, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Task {
        void on(Database opened) throws SQLException;
    }

    private interface Question<T> {
        T to(Database opened) throws SQLException;
    }

    private void execute(Task task) {
        ask(
                opened -> {
                    task.on(opened);
                    return true;
                },
                false);
    }

    private <T> CompletableFuture<T> ask(Question<T> question, T otherwise) {
        var answer = new CompletableFuture<T>();
        if (thread.isShutdown()) {
            answer.complete(otherwise);
            return answer;
        }
        thread.execute(() -> {
            T found = otherwise;
            try {
                if (database != null) {
                    found = question.to(database);
                }
            } catch (SQLException | RuntimeException e) {
                fail(e);
            }
            answer.complete(found);
        });
        return answer;
    }

    private void fail(Exception failure) {
        report(new StoreProblem(Database.kind(failure), file));
    }

    private void report(StoreProblem found) {
        List<Consumer<? super StoreProblem>> told;
        synchronized (this) {
            if (problem != null) {
                return;
            }
            problem = found;
            told = List.copyOf(listeners);
        }
        told.forEach(listener -> listener.accept(found));
    }
}
