package io.glassroom.checks;

import io.glassroom.checks.Unlike.Finding;
import io.glassroom.checks.Unlike.Place;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import mychat.ProtocolException;
import org.jspecify.annotations.Nullable;

/// Expectations of checks. Each failure is an [Unlike], which knows what the learner should see.
public final class Expect {

    private Expect() {}

    /// The bytes of whole packets.
    ///
    /// @param what as the learner would write it: `encode(heartbeat)`
    public static void packets(String what, byte[] expected, byte @Nullable [] actual) {
        bytes(what, expected, actual, true);
    }

    /// Bytes that are no whole packets: a message, a head.
    public static void bytes(String what, byte[] expected, byte @Nullable [] actual) {
        bytes(what, expected, actual, false);
    }

    private static void bytes(String what, byte[] expected, byte @Nullable [] actual, boolean packets) {
        if (actual == null) {
            throw unlike(what, HexFormat.ofDelimiter(" ").formatHex(expected), "null", Place.LAST);
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

    public static void equal(String what, @Nullable Object expected, @Nullable Object actual) {
        equal(what, expected, actual, Place.LAST);
    }

    /// @param place where to look in the conversation
    public static void equal(String what, @Nullable Object expected, @Nullable Object actual, Place place) {
        if (!Objects.equals(expected, actual)) {
            throw unlike(what, String.valueOf(expected), String.valueOf(actual), place);
        }
    }

    public static void that(String what, boolean holds, String expected, String actual) {
        if (!holds) {
            throw unlike(what, expected, actual);
        }
    }

    /// What to throw where something else was found.
    public static Unlike unlike(String what, String expected, String actual) {
        return unlike(what, expected, actual, Place.LAST);
    }

    private static Unlike unlike(String what, String expected, String actual, Place place) {
        return new Unlike(new Finding.Value(what, expected, actual, place));
    }

    /// Something that may throw anything.
    @FunctionalInterface
    public interface Attempt {
        void run() throws Exception;
    }

    /// The attempt is refused with this close code and this offset.
    public static void refused(String what, int closeCode, int offset, Attempt attempt) {
        refused(what, closeCode, offset, Place.last(offset), attempt);
    }

    static void refused(String what, int closeCode, int offset, Place place, Attempt attempt) {
        String expected = thrown(closeCode, offset);
        try {
            attempt.run();
        } catch (ProtocolException refusal) {
            equal(what, expected, thrown(refusal.closeCode(), refusal.offset()), place);
            return;
        } catch (Exception other) {
            throw unlike(what, expected, other.toString(), place);
        }
        throw unlike(what, expected, "return", place);
    }

    /// As the learner would write it, which reads the same in every language.
    private static String thrown(int closeCode, int offset) {
        return "throw new ProtocolException(" + closeCode + ", " + offset + ", …)";
    }
}
