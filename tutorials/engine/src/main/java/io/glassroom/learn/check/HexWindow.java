package io.glassroom.learn.check;

import io.glassroom.protocol.packet.Bytes;

/// Two runs of bytes above one another, as far as they fit a line, and where the first difference is.
///
/// ```
/// 04 00 12 34
/// 04 00 34 12
///       ^^
/// ```
///
/// @param expected in hexadecimal; `…` where something was left out, `(end)` where these bytes end before the others
/// @param actual the same part of what was found
/// @param caret column of the first digit that differs, from 0
public record HexWindow(String expected, String actual, int caret) {

    private static final int BYTES = 24;
    private static final int BEFORE = 12; // of them before the wrong one
    private static final String CUT = "… ";

    /// Stands where bytes end that ought to go on.
    public static final String END = "(end)";

    /// @param at offset of the first byte that differs or is missing
    public static HexWindow of(Bytes expected, Bytes actual, int at) {
        int longest = Math.max(expected.length(), actual.length());
        int from = longest <= BYTES ? 0 : Math.max(0, Math.min(at - BEFORE, longest - BYTES));
        int caret = (from > 0 ? CUT.length() : 0) + 3 * (at - from);
        int to = Math.min(longest, from + BYTES);
        return new HexWindow(line(expected, from, to), line(actual, from, to), caret);
    }

    private static String line(Bytes bytes, int from, int to) {
        String head = from > 0 ? CUT : "";
        int end = Math.min(bytes.length(), to);
        String digits = from < end ? bytes.slice(from, end).hex() : "";
        if (end < to) {
            return head + (digits.isEmpty() ? END : digits + " " + END);
        }
        return head + digits + (end < bytes.length() ? " …" : "");
    }
}
