package io.glassroom.learn.check;

import java.util.Optional;

/// What became of a step.
public sealed interface Verdict {

    /// @param checks how many there were
    record Passed(int checks) implements Verdict {}

    /// @param check its method: `lengthIsBigEndian`
    /// @param shown where the desktop client shows what was said until then; empty if nothing was
    record Failed(String check, Rule rule, Finding finding, Optional<Finding.Shown> shown) implements Verdict {}

    /// The run ended while this step was checked.
    ///
    /// @param check the one that ran; absent if it had not begun
    record Stopped(Optional<String> check, Ending ending) implements Verdict {}

    /// It was not its turn: the code does not compile, or an earlier step ended the run.
    record NotRun() implements Verdict {}
}
