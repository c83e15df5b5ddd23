package io.glassroom.client.store;

import java.nio.file.Path;
import java.util.Locale;

/// Why nothing is kept. The text for people is `store.` and the kind.
///
/// @param file that it is about
public record StoreProblem(Kind kind, Path file) {

    public enum Kind {
        /// Another program holds the file, or the disk does not answer.
        LOCKED,
        /// The file is damaged, or is no database.
        BROKEN,
        /// A later version of Glassroom has written it.
        NEWER,
        /// The folder or the file may not be written.
        DENIED,
        /// The disk is full.
        FULL
    }

    /// Of the sentence.
    public String key() {
        return "store." + kind.name().toLowerCase(Locale.ROOT);
    }
}
