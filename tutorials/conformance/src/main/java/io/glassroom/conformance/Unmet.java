package io.glassroom.conformance;

/// Something that a server has to do before the rule itself can be looked at, and did not.
final class Unmet extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Words expected;
    private final transient Words actual;

    Unmet(Words expected, Words actual) {
        super(expected.en() + ", but " + actual.en());
        this.expected = expected;
        this.actual = actual;
    }

    Words expected() {
        return expected;
    }

    Words actual() {
        return actual;
    }
}
