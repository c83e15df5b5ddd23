package io.glassroom.learn.course;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All lessons, and the sources that go with them. Immutable, so safe for any thread.
public final class Course {

    private static final String PATCH = "solution.patch"; // in the folder of the capstone: from the solutions to its own
    private static final int SECONDS = 10; // that the checks of a lesson may take, unless it says otherwise

    private final List<Lesson> lessons;
    private final Map<String, String> starters;
    private final Map<String, String> solutions;
    private final Map<String, String> capstone;

    private Course(
            List<Lesson> lessons,
            Map<String, String> starters,
            Map<String, String> solutions,
            Map<String, String> capstone) {
        this.lessons = List.copyOf(lessons);
        this.starters = Map.copyOf(starters);
        this.solutions = Map.copyOf(solutions);
        this.capstone = Map.copyOf(capstone);
    }

    /// Reads the lessons that are packed with the program: some hundred kilobytes.
    ///
    /// @throws IllegalArgumentException if one of them is not as it should be
    public static Course load() {
        Map<String, String> texts = Packed.below("lessons");
        Map<String, String> solutions = sources("solutions");
        List<Lesson> lessons = new ArrayList<>();
        Map<String, String> capstone = new HashMap<>();
        texts.forEach((path, text) -> {
            String folder = path.substring(0, path.lastIndexOf('/') + 1);
            if (path.endsWith("/lesson.json")) {
                lessons.add(read(folder, text, texts));
            } else if (path.endsWith("/" + PATCH)) {
                capstone.putAll(Patch.read(text).apply(solutions));
            }
        });
        lessons.sort(Comparator.comparingInt(Lesson::number));
        return new Course(lessons, sources("starters"), solutions, capstone);
    }

    /// What stands in a folder, and the given files, by their names: `PacketCodec.java`.
    private static Map<String, String> sources(String folder) {
        Map<String, String> sources = new HashMap<>(Packed.below(folder + "/mychat"));
        sources.putAll(Packed.below("given/mychat"));
        return sources;
    }

    /// lesson.json as it stands there.
    private record Facts(
            int number,
            String id,
            int minutes,
            @Nullable List<String> files,
            @Nullable List<String> given,
            @Nullable List<String> steps,
            @Nullable List<String> controls,
            @Nullable List<String> events,
            @Nullable List<Mutant> mutants,
            int seconds,
            boolean capstone) {}

    private static Lesson read(String folder, String json, Map<String, String> texts) {
        var parser = new LessonParser();
        try {
            Facts facts = new Gson().fromJson(json, Facts.class);
            return new Lesson(
                    facts.number,
                    facts.id,
                    facts.minutes,
                    orNone(facts.files),
                    orNone(facts.given),
                    orNone(facts.steps),
                    orNone(facts.controls),
                    orNone(facts.events),
                    orNone(facts.mutants),
                    facts.seconds == 0 ? SECONDS : facts.seconds,
                    facts.capstone,
                    parser.read(text(folder + "lesson.en.md", texts), texts.getOrDefault(folder + "hints.en.md", "")),
                    parser.read(text(folder + "lesson.zh.md", texts), texts.getOrDefault(folder + "hints.zh.md", "")));
        } catch (JsonParseException | IllegalArgumentException e) {
            throw new IllegalArgumentException(folder + ": " + e.getMessage(), e);
        }
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }

    private static String text(String path, Map<String, String> texts) {
        String text = texts.get(path);
        if (text == null) {
            throw new IllegalArgumentException("there is no " + path);
        }
        return text;
    }

    /// In their order.
    public List<Lesson> lessons() {
        return lessons;
    }

    public Optional<Lesson> lesson(int number) {
        return lessons.stream().filter(lesson -> lesson.number() == number).findFirst();
    }

    /// The lesson that a step belongs to.
    public Optional<Lesson> lessonOf(String step) {
        return lessons.stream().filter(lesson -> lesson.steps().contains(step)).findFirst();
    }

    /// This lesson and those before it.
    public List<Lesson> upTo(Lesson last) {
        return lessons.stream().filter(lesson -> lesson.number() <= last.number()).toList();
    }

    /// What the learner begins with.
    ///
    /// @param file `PacketCodec.java`
    /// @throws IllegalArgumentException if the course has no such file
    public String starter(String file) {
        return source(starters, file);
    }

    /// A finished file, as of the end of lesson 8.
    ///
    /// @throws IllegalArgumentException if the course has no such file
    public String solution(String file) {
        return source(solutions, file);
    }

    /// A finished file as of the end of a lesson.
    ///
    /// @throws IllegalArgumentException if the course has no such file
    public String solution(String file, Lesson lesson) {
        String changed = lesson.capstone() ? capstone.get(file) : null;
        return changed == null ? solution(file) : changed;
    }

    private static String source(Map<String, String> sources, String file) {
        String text = sources.get(file);
        if (text == null) {
            throw new IllegalArgumentException("there is no " + file);
        }
        return text;
    }

    static boolean isChinese(Locale language) {
        return language.getLanguage().equals(Locale.CHINESE.getLanguage());
    }
}
