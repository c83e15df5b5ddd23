package io.glassroom.client.learn;

import io.glassroom.learn.check.Finding;
import io.glassroom.learn.check.Report;
import io.glassroom.learn.course.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a learner has opened and found since the program was started. It comes along when the window goes to a
/// recording and back, so that a lesson is found as it was left. Owned by the FX thread.
public final class Sitting {

    private final Set<String> opened = new HashSet<>(); // ids of lessons, as in the maps
    private final Map<String, Found> found = new HashMap<>();
    private final Map<String, Double> places = new HashMap<>();
    private final Map<String, Integer> hints = new HashMap<>(); // by step
    private @Nullable Path shown;

    /// What a check has found.
    ///
    /// @param saved when the files that it read had been saved
    record Found(Report report, List<FileTime> saved) {}

    /// When files were saved last; without those that are not there.
    static List<FileTime> saved(List<Path> files) {
        List<FileTime> times = new ArrayList<>();
        for (Path file : files) {
            try {
                times.add(Files.getLastModifiedTime(file));
            } catch (IOException gone) {
                // there are fewer times then, which is news as well
            }
        }
        return times;
    }

    void open(Lesson lesson) {
        opened.add(lesson.id());
    }

    boolean hasOpened(Lesson lesson) {
        return opened.contains(lesson.id());
    }

    /// Whether no lesson has been opened yet.
    boolean isFresh() {
        return opened.isEmpty();
    }

    Optional<Found> found(Lesson lesson) {
        return Optional.ofNullable(found.get(lesson.id()));
    }

    void keep(Lesson lesson, Found latest) {
        found.put(lesson.id(), latest);
    }

    void forget(Lesson lesson) {
        found.remove(lesson.id());
    }

    /// How far down its page a lesson was left, in pixels.
    double place(Lesson lesson) {
        return places.getOrDefault(lesson.id(), 0.0);
    }

    void leave(Lesson lesson, double place) {
        places.put(lesson.id(), place);
    }

    int hints(String step) {
        return hints.getOrDefault(step, 0);
    }

    void hint(String step) {
        hints.merge(step, 1, Integer::sum);
    }

    void show(Finding.Shown recording) {
        shown = recording.file();
    }

    /// Whether the learner was last sent from a lesson to this recording.
    public boolean leadsTo(Path recording) {
        return recording.equals(shown);
    }
}
