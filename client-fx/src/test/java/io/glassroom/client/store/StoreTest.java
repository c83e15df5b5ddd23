package io.glassroom.client.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.store.StoreProblem.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

    @TempDir
    private Path folder;

    private Home home;

    @BeforeEach
    void move() {
        home = new Home(folder.resolve("of the window"));
    }

    @Test
    void settingsAreThereInTheNextRun() {
        try (Store store = Store.open(home)) {
            assertEquals(Map.of(), store.load());
            store.save("theme", "DARK");
            store.save("theme", "DRACULA");
            store.save("language", "CHINESE");
        }
        try (Store store = Store.open(home)) {
            assertEquals(Map.of("theme", "DRACULA", "language", "CHINESE"), store.load());
        }
    }

    @Test
    void settingsOfThisRunAreLoadedBeforeTheyAreWritten() {
        try (Store store = Store.open(home)) {
            store.save("theme", "DARK");
            assertEquals(Map.of("theme", "DARK"), store.load());
        }
    }

    @Test
    void recordingsAreListedNewestFirst() throws Exception {
        KeptRecording old = recording("a", 1);
        KeptRecording young = recording("b", 2);
        try (Store store = Store.open(home)) {
            store.keep(old);
            store.keep(young);
            store.keep(old.named("课堂").noted("first try"));
        }
        try (Store store = Store.open(home)) {
            assertEquals(List.of(young, old.named("课堂").noted("first try")), store.recordings().get(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void forgottenRecordingTakesItsNotesWithIt() throws Exception {
        KeptRecording recording = recording("a", 1);
        try (Store store = Store.open(home)) {
            store.keep(recording);
            store.note(recording.file(), new PacketNote(3, "here it hangs"));
            store.note(recording.file(), new PacketNote(3, "here it waits"));
            assertEquals(
                    List.of(new PacketNote(3, "here it waits")), store.notes(recording.file()).get(5, TimeUnit.SECONDS));
            store.forget(recording.file());
            assertEquals(List.of(), store.notes(recording.file()).get(5, TimeUnit.SECONDS));
            assertEquals(List.of(), store.recordings().get(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void brokenFileIsReportedAndLeftAlone() throws Exception {
        Files.createDirectories(home.folder());
        Files.writeString(home.database(), "this is not a database, and long enough to show it".repeat(40));
        byte[] before = Files.readAllBytes(home.database());
        try (Store store = Store.open(home)) {
            assertEquals(Map.of(), store.load());
            store.save("theme", "DARK");
            assertEquals(Map.of("theme", "DARK"), store.load(), "settings are then in memory");
            assertEquals(Optional.of(Kind.BROKEN), store.problem().map(StoreProblem::kind));
        }
        assertEquals(before.length, Files.size(home.database()));
    }

    @Test
    void lockedFileIsReported() throws Exception {
        Store.open(home).close();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + home.database())) {
            other.createStatement().execute("PRAGMA locking_mode = EXCLUSIVE");
            other.createStatement().execute("BEGIN EXCLUSIVE");
            try (Store store = Store.open(home)) {
                assertEquals(Map.of(), store.load());
                assertEquals(Optional.of(Kind.LOCKED), store.problem().map(StoreProblem::kind));
            }
        }
    }

    @Test
    void fileOfALaterVersionIsLeftAlone() throws Exception {
        Store.open(home).close();
        try (Connection later = DriverManager.getConnection("jdbc:sqlite:" + home.database())) {
            later.createStatement().execute("PRAGMA user_version = 99");
        }
        try (Store store = Store.open(home)) {
            assertEquals(Map.of(), store.load());
            assertEquals(Optional.of(Kind.NEWER), store.problem().map(StoreProblem::kind));
        }
    }

    @Test
    void folderThatCannotBeMadeIsReported() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        try (Store store = Store.open(new Home(file.resolve("under a file")))) {
            assertEquals(Map.of(), store.load());
            assertEquals(Optional.of(Kind.DENIED), store.problem().map(StoreProblem::kind));
        }
    }

    @Test
    void closedStoreAnswersAsIfItWereEmpty() {
        Store store = Store.open(home);
        store.close();
        store.save("theme", "DARK");
        assertTrue(store.recordings().join().isEmpty());
    }

    private static KeptRecording recording(String name, int hour) {
        return new KeptRecording(
                Path.of("/" + name + ".glass"), name, Instant.parse("2026-01-01T0" + hour + ":00:00Z"), Duration.ofSeconds(9), 42, 4_242, "");
    }
}
