package io.glassroom.client.feed;

import java.util.Optional;

/// How far the reading of a recording has come.
///
/// @param share of the file, 0 to 1; 1 when it is read
/// @param flaws how many lines could not be read
/// @param first of these lines
public record Reading(double share, long flaws, Optional<Flaw> first) {

    /// What is wrong.
    public enum Trouble {
        /// The file is not there, or may not be read.
        UNREADABLE,
        /// It is something else than a recording.
        OTHER_FILE,
        /// A line is not one of a recording; the rest was read.
        LINE,
        /// The last line breaks off: whoever wrote it was stopped.
        CUT_OFF
    }

    /// @param line counted from 1
    /// @param detail for people who know the format, in English
    public record Flaw(Trouble trouble, long line, String detail) {}

    public boolean finished() {
        return share >= 1;
    }
}
