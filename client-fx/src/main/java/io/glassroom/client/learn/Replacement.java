package io.glassroom.client.learn;

import java.util.Locale;

/// What can take the place of the learner's files of a lesson. Texts and ids call it by its [#key].
public enum Replacement {
    /// The files as they were when the lesson began.
    RESET,
    /// Our solution.
    SOLUTION;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
