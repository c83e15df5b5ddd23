package io.glassroom.checks;

import io.glassroom.checks.Unlike.Finding;
import io.glassroom.checks.Unlike.Place;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import mychat.ProtocolException;
import org.jspecify.annotations.Nullable;

/// Expectations of checks. Each failure is an [Unlike], which knows what the learner should see. What is looked at is
/// told as [Words], or as a text where it is code: `encode(heartbeat)`.
public final class Expect {

    private static final Words RETURN = Words.both("return"); // and nothing is thrown

    private Expect() {}

    /// The bytes of whole packets.
    public static void packets(Words what, byte[] expected, byte @Nullable [] actual) {
        bytes(what, expected, actual, true);
    }

    public static void packets(String what, byte[] expected, byte @Nullable [] actual) {
        packets(Words.both(what), expected, actual);
    }

    /// Bytes that are no whole packets: a message, a head.
    public static void bytes(Words what, byte[] expected, byte @Nullable [] actual) {
        bytes(what, expected, actual, false);
    }

    public static void bytes(String what, byte[] expected, byte @Nullable [] actual) {
        bytes(Words.both(what), expected, actual);
    }

    private static void bytes(Words what, byte[] expected, byte @Nullable [] actual, boolean packets) {
        if (actual == null) {
            throw unlike(what, HexFormat.ofDelimiter(" ").formatHex(expected), "null");
        }
        int at = Arrays.mismatch(expected, actual);
        if (at >= 0) {
            throw new Unlike(new Finding.Bytes(what, expected, actual, at, packets));
        }
    }

    /// The same in hexadecimal, with spaces.
    public static byte[] hex(String bytes) {
        return HexFormat.of().parseHex(bytes.replaceAll("\\s", ""));
    }

    /// @param expected [Words], or a value that reads alike in both languages
    public static void equal(Words what, @Nullable Object expected, @Nullable Object actual) {
        equal(what, expected, actual, Place.LAST);
    }

    public static void equal(String what, @Nullable Object expected, @Nullable Object actual) {
        equal(Words.both(what), expected, actual);
    }

    /// @param place where to look in the conversation
    public static void equal(Words what, @Nullable Object expected, @Nullable Object actual, Place place) {
        if (!Objects.equals(expected, actual)) {
            throw unlike(what, expected, actual, place);
        }
    }

    /// @param expected [Words], or a value that reads alike in both languages
    public static void that(Words what, boolean holds, Object expected, Object actual) {
        if (!holds) {
            throw unlike(what, expected, actual);
        }
    }

    public static void that(String what, boolean holds, Object expected, Object actual) {
        that(Words.both(what), holds, expected, actual);
    }

    /// What to throw where something else was found.
    ///
    /// @param expected [Words], or a value that reads alike in both languages
    public static Unlike unlike(Words what, Object expected, Object actual) {
        return unlike(what, expected, actual, Place.LAST);
    }

    private static Unlike unlike(Words what, @Nullable Object expected, @Nullable Object actual, Place place) {
        return new Unlike(new Finding.Value(what, words(expected), words(actual), place));
    }

    private static Words words(@Nullable Object value) {
        return value instanceof Words words ? words : Words.both(String.valueOf(value));
    }

    /// Something that may throw anything.
    @FunctionalInterface
    public interface Attempt {
        void run() throws Exception;
    }

    /// The attempt is refused with this close code and this offset.
    public static void refused(Words what, int closeCode, int offset, Attempt attempt) {
        refused(what, closeCode, offset, Place.last(offset), attempt);
    }

    public static void refused(String what, int closeCode, int offset, Attempt attempt) {
        refused(Words.both(what), closeCode, offset, attempt);
    }

    static void refused(Words what, int closeCode, int offset, Place place, Attempt attempt) {
        Words expected = refusal(closeCode, offset);
        try {
            attempt.run();
        } catch (ProtocolException refusal) {
            equal(what, expected, refusal(refusal.closeCode(), refusal.offset()), place);
            return;
        } catch (Exception other) {
            throw unlike(what, expected, other, place);
        }
        throw unlike(what, expected, RETURN, place);
    }

    /// As the learner would write it, which reads alike in both languages.
    private static Words refusal(int closeCode, int offset) {
        return Words.both("throw new ProtocolException(" + closeCode + ", " + offset + ", …)");
    }

    /// The attempt throws an exception of this type.
    public static void thrown(String what, Class<? extends Exception> type, Attempt attempt) {
        try {
            attempt.run();
        } catch (Exception thrown) {
            that(what, type.isInstance(thrown), "throw " + type.getSimpleName(), "throw " + thrown);
            return;
        }
        throw unlike(Words.both(what), "throw " + type.getSimpleName(), RETURN);
    }
}
