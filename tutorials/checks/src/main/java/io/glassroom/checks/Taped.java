package io.glassroom.checks;

import java.io.Serial;

/// A check that failed, with the tape of what passed until then.
public final class Taped extends AssertionError {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Tape tape;
    private final Throwable problem;

    Taped(Tape tape, Throwable problem) {
        super(problem.toString(), problem);
        this.tape = tape;
        this.problem = problem;
    }

    public Tape tape() {
        return tape;
    }

    /// What the check has thrown.
    public Throwable problem() {
        return problem;
    }
}
