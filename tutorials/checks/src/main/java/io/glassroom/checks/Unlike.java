package io.glassroom.checks;

import java.io.Serial;

/// Something is not as the rule of the check wants it. Carries what the learner is shown.
public final class Unlike extends AssertionError {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Finding finding;

    public Unlike(Finding finding) {
        super(finding.toString());
        this.finding = finding;
    }

    public Finding finding() {
        return finding;
    }

    /// What was found.
    public sealed interface Finding {

        /// Other bytes than expected.
        ///
        /// @param what was compared: `encode(new Packet(3, …))`
        /// @param at offset of the first byte that differs, or of the missing one
        /// @param packets whether the bytes are packets, to be shown in the list; else they are a part of one
        record Bytes(String what, byte[] expected, byte[] actual, int at, boolean packets) implements Finding {}

        /// Another value.
        record Value(String what, String expected, String actual) implements Finding {}
    }
}
