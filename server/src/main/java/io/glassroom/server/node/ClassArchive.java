package io.glassroom.server.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The archive of classes that the JVM writes when the first run after a build ends (decision 3). Whatever that run
/// loaded stays the archive's content, so a first run that was refused or failed would leave a poor one for good. Such a
/// run says so with a file beside the archive, and the start script then throws both away.
record ClassArchive(Path file) {
    /// The archive that the start script names in this system property, if it wants one.
    static final String PROPERTY = "glassroom.archive";

    static Optional<ClassArchive> of(@Nullable String property) {
        return Optional.ofNullable(property).map(Path::of).map(ClassArchive::new);
    }

    /// Called at the end of a run that did not do what the command is for. An archive that is there already is the work
    /// of an earlier run and stays.
    void distrust() {
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.writeString(file.resolveSibling(file.getFileName() + ".poor"), "");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
