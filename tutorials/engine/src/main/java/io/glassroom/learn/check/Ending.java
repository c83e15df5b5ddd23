package io.glassroom.learn.check;

import java.time.Duration;

/// Why a run ended before all checks had run.
public sealed interface Ending {

    /// It took too long, and was killed.
    ///
    /// @param where the learner's line that was running: `PacketCodec.java:31 (feed)`; may be empty
    record TimedOut(Duration limit, String where) implements Ending {}

    /// Threads wait for one another.
    record Deadlocked(String where) implements Ending {}

    /// The learner's code ended the process.
    record Exited(int code, String where) implements Ending {}

    /// It wanted more memory than there is.
    record OutOfMemory(int megabytes) implements Ending {}

    /// The checks could not be started, or the Java virtual machine broke down.
    record Broken(String message) implements Ending {}
}
