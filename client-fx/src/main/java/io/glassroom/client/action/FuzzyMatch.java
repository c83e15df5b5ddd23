package io.glassroom.client.action;

import java.util.Locale;
import java.util.OptionalInt;

/// How well a name answers to what somebody types: all its letters in their order, not necessarily side by side.
final class FuzzyMatch {

    private static final int SIDE_BY_SIDE = 4;
    private static final int WORD_BEGINS = 6;
    private static final int NAME_BEGINS = 4;
    private static final int WEIGHT = 16; // of all this, against the letters that were not typed

    private FuzzyMatch() {}

    /// Higher is better; empty if a letter is missing. Case and spaces in what was typed mean nothing.
    static OptionalInt score(String typed, String name) {
        String wanted = typed.toLowerCase(Locale.ROOT).replace(" ", "");
        String there = name.toLowerCase(Locale.ROOT);
        int best = -1;
        for (int start = 0; start < Math.max(1, there.length()); start++) {
            best = Math.max(best, scoreFrom(start, wanted, there));
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    private static int scoreFrom(int start, String wanted, String there) {
        int score = start == 0 ? NAME_BEGINS : 0;
        int at = start;
        for (int i = 0; i < wanted.length(); i++) {
            int found = there.indexOf(wanted.charAt(i), at);
            if (found < 0) {
                return -1;
            }
            if (i > 0 && found == at) {
                score += SIDE_BY_SIDE;
            }
            if (found == 0 || !Character.isLetterOrDigit(there.charAt(found - 1))) {
                score += WORD_BEGINS;
            }
            at = found + 1;
        }
        return Math.max(0, score * WEIGHT - there.length());
    }
}
