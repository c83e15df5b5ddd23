package io.glassroom.learn.progress;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.glassroom.learn.check.Report;
import io.glassroom.learn.check.StepVerdict;
import io.glassroom.learn.course.Course;
import io.glassroom.learn.course.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which steps have passed, and whose solution was looked at. A step that has passed once stays so.
///
/// Kept in a file that is read anew each time, because the terminal and the window may both be open. Safe for any thread.
public final class Progress {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private final Path file;

    /// As it stands in the file.
    private record Kept(@Nullable Set<String> passed, @Nullable Set<Integer> viewed) {}

    public Progress(Path file) {
        this.file = file;
    }

    /// The steps that have passed.
    public synchronized Set<String> passed() {
        return new TreeSet<>(Objects.requireNonNullElse(read().passed, Set.of()));
    }

    public boolean hasPassed(String step) {
        return passed().contains(step);
    }

    /// Whether all steps of a lesson have passed.
    public boolean hasPassed(Lesson lesson) {
        return passed().containsAll(lesson.steps());
    }

    /// Whether our solution of a lesson was looked at.
    public synchronized boolean hasViewed(Lesson lesson) {
        return viewed().contains(lesson.number());
    }

    private Set<Integer> viewed() {
        return new TreeSet<>(Objects.requireNonNullElse(read().viewed, Set.of()));
    }

    /// The first lesson that is not done; the last one if all are.
    public Lesson current(Course course) {
        Set<String> passed = passed();
        return course.lessons().stream()
                .filter(lesson -> !passed.containsAll(lesson.steps()))
                .findFirst()
                .orElse(course.lessons().getLast());
    }

    /// Keeps the steps that passed.
    public void keep(Report report) throws IOException {
        pass(Stream.concat(report.steps().stream(), report.previous().stream())
                .filter(StepVerdict::passed)
                .map(StepVerdict::step)
                .toList());
    }

    /// Keeps steps that have nothing to be checked, and were read.
    public synchronized void pass(Iterable<String> steps) throws IOException {
        Set<String> passed = passed();
        boolean news = false;
        for (String step : steps) {
            news |= passed.add(step);
        }
        if (news) {
            write(new Kept(passed, viewed()));
        }
    }

    /// Keeps that our solution was looked at.
    public synchronized void view(Lesson lesson) throws IOException {
        Set<Integer> viewed = viewed();
        viewed.add(lesson.number());
        write(new Kept(passed(), viewed));
    }

    private Kept read() {
        try {
            Kept kept = GSON.fromJson(Files.readString(file), Kept.class);
            return kept == null ? new Kept(null, null) : kept;
        } catch (IOException | JsonParseException e) { // not there yet, or broken: checks will tell again what has passed
            return new Kept(null, null);
        }
    }

    private void write(Kept kept) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), ".progress", ".tmp");
        Files.writeString(fresh, GSON.toJson(kept) + "\n");
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
