package io.glassroom.learn.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One lesson.
///
/// @param number counts from 0
/// @param id `packet-head`
/// @param minutes that it takes
/// @param files that the learner writes
/// @param given files that the learner leans on and need not touch
/// @param steps `1.1` and so on, in their order
/// @param controls of the window that its text mentions
/// @param events in the window that pass the steps of a lesson that is only read, one for each; else empty
/// @param seconds that its checks may take
/// @param capstone whether it goes beyond the small server of the lessons before: its solution changes theirs
public record Lesson(
        int number,
        String id,
        int minutes,
        List<String> files,
        List<String> given,
        List<String> steps,
        List<String> controls,
        List<String> events,
        List<Mutant> mutants,
        int seconds,
        boolean capstone,
        LessonText english,
        LessonText chinese) {

    public Lesson {
        files = List.copyOf(files);
        given = List.copyOf(given);
        steps = List.copyOf(steps);
        controls = List.copyOf(controls);
        events = List.copyOf(events);
        mutants = List.copyOf(mutants);
    }

    /// What it says: in Chinese, or else in English.
    public LessonText text(Locale language) {
        return Course.isChinese(language) ? chinese : english;
    }

    /// Whether there is something to be written, and so to be checked. If not, it is read and done.
    public boolean isChecked() {
        return !files.isEmpty();
    }

    /// The files of the learner and those given.
    public List<String> allFiles() {
        List<String> all = new ArrayList<>(given);
        all.addAll(files);
        return all;
    }

    @Override
    public String toString() {
        return "lesson " + number + " (" + id + ")";
    }
}
