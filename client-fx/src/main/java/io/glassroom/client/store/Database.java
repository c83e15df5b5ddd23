package io.glassroom.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The SQLite file. `PRAGMA user_version` is the number of [#STEPS] that it has been through. Owned by one thread.
final class Database implements AutoCloseable {

    private static final int PATIENCE = 500; // milliseconds for another program's lock

    /// What each version added to the one before. Only ever appended to.
    private static final List<String> STEPS = List.of(
            """
            CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
            CREATE TABLE recordings (file TEXT PRIMARY KEY, name TEXT NOT NULL, created INTEGER NOT NULL, length INTEGER NOT NULL,
                packets INTEGER NOT NULL, bytes INTEGER NOT NULL, note TEXT NOT NULL) WITHOUT ROWID;
            CREATE TABLE notes (file TEXT NOT NULL, packet INTEGER NOT NULL, text TEXT NOT NULL,
                PRIMARY KEY (file, packet)) WITHOUT ROWID;
            """);

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    /// Opens the file, makes it if there is none, and brings it up to date.
    ///
    /// @throws NewerException if a later version wrote it
    static Database open(Path file) throws SQLException, IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(PATIENCE);
        var database = new Database(config.createConnection("jdbc:sqlite:" + file));
        try {
            database.update();
            return database;
        } catch (SQLException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private void update() throws SQLException {
        int version;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            version = row.getInt(1);
        }
        if (version > STEPS.size()) {
            throw new NewerException(version);
        }
        if (version < STEPS.size()) {
            together(statement -> {
                for (String step : String.join("", STEPS.subList(version, STEPS.size())).split(";\\s*")) {
                    statement.executeUpdate(step);
                }
                statement.executeUpdate("PRAGMA user_version = " + STEPS.size());
            });
        }
    }

    Map<String, String> settings() throws SQLException {
        var settings = new HashMap<String, String>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT key, value FROM settings")) {
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
        }
        return settings;
    }

    void save(Map<String, String> changed) throws SQLException {
        together(statement -> {
            try (PreparedStatement put =
                    connection.prepareStatement("INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)")) {
                for (Map.Entry<String, String> entry : changed.entrySet()) {
                    put.setString(1, entry.getKey());
                    put.setString(2, entry.getValue());
                    put.executeUpdate();
                }
            }
        });
    }

    /// Newest first.
    List<KeptRecording> recordings() throws SQLException {
        var recordings = new ArrayList<KeptRecording>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT file, name, created, length, packets, bytes, note FROM recordings ORDER BY created DESC, file")) {
            while (rows.next()) {
                recordings.add(new KeptRecording(
                        Path.of(rows.getString(1)),
                        rows.getString(2),
                        Instant.ofEpochMilli(rows.getLong(3)),
                        Duration.ofMillis(rows.getLong(4)),
                        rows.getLong(5),
                        rows.getLong(6),
                        rows.getString(7)));
            }
        }
        return recordings;
    }

    void keep(KeptRecording recording) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement("INSERT OR REPLACE INTO recordings "
                + "(file, name, created, length, packets, bytes, note) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            put.setString(1, recording.file().toString());
            put.setString(2, recording.name());
            put.setLong(3, recording.created().toEpochMilli());
            put.setLong(4, recording.length().toMillis());
            put.setLong(5, recording.packets());
            put.setLong(6, recording.bytes());
            put.setString(7, recording.note());
            put.executeUpdate();
        }
    }

    /// Takes it from the list, with its notes.
    void forget(Path file) throws SQLException {
        together(statement -> {
            for (String table : List.of("recordings", "notes")) {
                try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table + " WHERE file = ?")) {
                    delete.setString(1, file.toString());
                    delete.executeUpdate();
                }
            }
        });
    }

    List<PacketNote> notes(Path file) throws SQLException {
        var notes = new ArrayList<PacketNote>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT packet, text FROM notes WHERE file = ? ORDER BY packet")) {
            select.setString(1, file.toString());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    notes.add(new PacketNote(rows.getLong(1), rows.getString(2)));
                }
            }
        }
        return notes;
    }

    void note(Path file, PacketNote note) throws SQLException {
        try (PreparedStatement put =
                connection.prepareStatement("INSERT OR REPLACE INTO notes (file, packet, text) VALUES (?, ?, ?)")) {
            put.setString(1, file.toString());
            put.setLong(2, note.packet());
            put.setString(3, note.text());
            put.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private interface Work {
        void on(Statement statement) throws SQLException;
    }

    private void together(Work work) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            work.on(statement);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /// What went wrong, in the terms of a person.
    static StoreProblem.Kind kind(Exception failure) {
        return switch (failure) {
            case NewerException newer -> StoreProblem.Kind.NEWER;
            case SQLiteException sqlite -> kind(sqlite.getResultCode());
            case SQLException other -> StoreProblem.Kind.BROKEN;
            default -> StoreProblem.Kind.DENIED;
        };
    }

    private static StoreProblem.Kind kind(SQLiteErrorCode code) {
        return switch (code.code & 0xff) { // the rest says more than a person can use
            case 5, 6 -> StoreProblem.Kind.LOCKED; // BUSY, LOCKED
            case 13 -> StoreProblem.Kind.FULL; // FULL
            case 3, 8, 10, 14 -> StoreProblem.Kind.DENIED; // PERM, READONLY, IOERR, CANTOPEN
            default -> StoreProblem.Kind.BROKEN;
        };
    }

    /// The file is of a version that is still to come.
    static final class NewerException extends SQLException {
        private static final long serialVersionUID = 1;

        NewerException(int version) {
            super("version " + version + ", this program knows up to " + STEPS.size());
        }
    }
}
