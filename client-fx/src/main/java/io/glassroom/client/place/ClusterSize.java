package io.glassroom.client.place;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many nodes a cluster of our own has, beside its one master.
///
/// @param gates 1 to 9
/// @param chats 1 to 9
public record ClusterSize(int gates, int chats) {

    /// What a person sees first: two of each.
    public static final ClusterSize USUAL = new ClusterSize(2, 2);

    private static final int MOST = 9;
    private static final Pattern SPELLED = Pattern.compile("([1-9])x([1-9])");

    public ClusterSize {
        if (gates < 1 || gates > MOST || chats < 1 || chats > MOST) {
            throw new IllegalArgumentException(
                    gates + " gates and " + chats + " chat nodes, 1 to " + MOST + " of each");
        }
    }

    /// Gates, and chat nodes: `2x2`.
    ///
    /// @throws IllegalArgumentException if it is not spelled so
    public static ClusterSize of(String text) {
        Matcher found = SPELLED.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no size of a cluster: gates and chat nodes, 1x1 to 9x9");
        }
        return new ClusterSize(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
    }

    @Override
    public String toString() {
        return gates + "x" + chats;
    }
}
