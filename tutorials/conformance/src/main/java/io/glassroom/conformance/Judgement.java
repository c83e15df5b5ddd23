package io.glassroom.conformance;

/// What came of the check of one rule.
public sealed interface Judgement {

    Judgement PASSED = new Passed();

    /// The server keeps the rule.
    record Passed() implements Judgement {}

    /// It does not.
    record Failed(Words expected, Words actual) implements Judgement {}

    /// It could not be seen whether it does: the rule is about something that this server does not offer.
    record Untried(Words why) implements Judgement {}

    static Judgement failed(Words expected, Words actual) {
        return new Failed(expected, actual);
    }

    static Judgement untried(String en, String zh) {
        return new Untried(Words.of(en, zh));
    }

    /// Passed, if it is so.
    static Judgement that(boolean holds, Words expected, Words actual) {
        return holds ? PASSED : failed(expected, actual);
    }
}
