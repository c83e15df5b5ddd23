package io.glassroom.client.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// A recording in the list.
///
/// @param file where it is; no two in the list have the same
/// @param name for people
/// @param created when it was begun, or taken into the list
/// @param length from its first record to its last
/// @param packets in it
/// @param bytes of the file
/// @param note what a person wrote about it; may be empty
public record KeptRecording(Path file, String name, Instant created, Duration length, long packets, long bytes, String note) {

    public KeptRecording named(String other) {
        return new KeptRecording(file, other, created, length, packets, bytes, note);
    }

    public KeptRecording noted(String other) {
        return new KeptRecording(file, name, created, length, packets, bytes, other);
    }
}
