package io.glassroom.client.filter;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the name that somebody may have meant.
final class Suggestion {

    private static final int MAX_EDITS = 3;

    private Suggestion() {}

    /// The field or flag that differs in the fewest letters, if that is few enough to be a slip; else a field that ends
    /// in the word, for who forgot the layer (`route` for `msg.route`).
    static Optional<String> nearest(String word) {
        String typed = word.toLowerCase(Locale.ROOT);
        Stream<String> names = Stream.concat(
                Arrays.stream(FilterField.values()).map(FilterField::title),
                Arrays.stream(FilterFlag.values()).map(FilterFlag::title));
        Optional<String> suffix = Arrays.stream(FilterField.values())
                .map(FilterField::title)
                .filter(title -> title.endsWith("." + typed))
                .findFirst();
        int allowed = Math.min(MAX_EDITS, 1 + typed.length() / 4);
        return suffix.or(() -> names.filter(title -> edits(typed, title) <= allowed)
                .min(Comparator.comparingInt(title -> edits(typed, title))));
    }

    /// Levenshtein's distance: insertions, deletions and replacements of single letters.
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, column -> column);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
