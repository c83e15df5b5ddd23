package io.glassroom.learn.check;

/// A step and what became of it.
public record StepVerdict(String step, Verdict verdict) {

    public boolean passed() {
        return verdict instanceof Verdict.Passed;
    }
}
