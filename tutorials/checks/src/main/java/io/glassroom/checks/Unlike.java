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

    /// Where in the conversation something is wrong that is not told in bytes.
    ///
    /// @param wanted the packet that should have come there; empty if none is missing
    /// @param found the packet that it is about; empty if that is the last one
    /// @param at offset of a byte in that packet
    public record Place(byte[] wanted, byte[] found, int at) {

        /// The last packet, from its beginning on.
        public static final Place LAST = last(0);

        /// A byte of the last packet.
        public static Place last(int at) {
            return new Place(new byte[0], new byte[0], at);
        }

        /// Nothing came where this packet should have come.
        public static Place missing(byte[] wanted) {
            return new Place(wanted, new byte[0], 0);
        }
    }

    /// What was found.
    public sealed interface Finding {

        /// Other bytes than expected.
        ///
        /// @param what was compared: `encode(new Packet(3, …))`
        /// @param at offset of the first byte that differs, or of the missing one
        /// @param packets whether the bytes are packets, to be shown in the list; else they are a part of one
        record Bytes(Words what, byte[] expected, byte[] actual, int at, boolean packets) implements Finding {}

        /// Another value.
        record Value(Words what, Words expected, Words actual, Place place) implements Finding {}
    }
}
