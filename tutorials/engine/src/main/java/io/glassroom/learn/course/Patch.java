package io.glassroom.learn.course;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Changes of files, in the form that `git diff` writes and `git apply` reads. Line numbers do not count: what a change
/// begins with has to stand in its file exactly once, wherever that is. So a file may change elsewhere, and the patch
/// still fits; where it does not fit any more, it is refused.
final class Patch {

    private static final String FILE = "diff --git ";
    private static final String PLACE = "@@ ";

    /// Lines of one file that give way to others, with some around them that stay.
    private record Change(String file, List<String> lines) {

        /// Without those that are new (`+`), or without those that go (`-`).
        String without(char sign) {
            var text = new StringBuilder();
            for (String line : lines) {
                if (line.isEmpty()) { // an editor took the space of an empty line that stays
                    text.append('\n');
                } else if (line.charAt(0) != sign) {
                    text.append(line, 1, line.length()).append('\n');
                }
            }
            return text.toString();
        }
    }

    private final List<Change> changes;

    private Patch(List<Change> changes) {
        this.changes = List.copyOf(changes);
    }

    static Patch read(String text) {
        List<Change> changes = new ArrayList<>();
        String file = "";
        boolean inHead = true;
        for (String line : text.lines().toList()) {
            if (line.startsWith(FILE)) {
                file = line.substring(line.lastIndexOf('/') + 1);
                inHead = true;
            } else if (line.startsWith(PLACE)) {
                changes.add(new Change(file, new ArrayList<>()));
                inHead = false;
            } else if (!inHead) {
                changes.getLast().lines().add(line);
            }
        }
        return new Patch(changes);
    }

    /// The files that it changes, as they are then.
    ///
    /// @param sources by their names, `Dispatcher.java`
    /// @throws IllegalArgumentException if they are not what it was made for
    Map<String, String> apply(Map<String, String> sources) {
        Map<String, String> changed = new HashMap<>();
        for (Change change : changes) {
            String source = changed.getOrDefault(change.file(), sources.getOrDefault(change.file(), ""));
            changed.put(change.file(), apply(change, source));
        }
        return changed;
    }

    private static String apply(Change change, String source) {
        String before = "\n" + change.without('+');
        String text = "\n" + source; // so that each line begins behind the end of another
        int at = text.indexOf(before);
        if (at < 0 || text.indexOf(before, at + 1) >= 0) {
            throw new IllegalArgumentException(change.file() + " should have these lines exactly once:" + before);
        }
        return text.substring(1, at + 1) + change.without('-') + text.substring(at + before.length());
    }
}
