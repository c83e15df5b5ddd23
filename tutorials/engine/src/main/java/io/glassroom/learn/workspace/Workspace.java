package io.glassroom.learn.workspace;

import io.glassroom.learn.course.Course;
import io.glassroom.learn.course.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The learner's folder. It grows lesson by lesson; nothing that the learner wrote is ever lost: what is replaced stays
/// beside the new file under another name.
///
/// ```
/// src/mychat/PacketCodec.java                 the learner's
/// src/mychat/PacketCodec.java.before-reset    what was there before
/// .begun/6/MessageCodec.java                  as it was when lesson 6 began
/// .runs/1.2.glass                             what the last failed check of step 1.2 saw
/// .progress.json
/// pom.xml, .libraries                         for editors (EditorProject)
/// ```
///
/// Safe for any thread: there is no state but the files.
public final class Workspace {

    private static final String HOME = "glassroom.home"; // system property, set by the start script

    private final Path folder;
    private final Course course;

    public Workspace(Path folder, Course course) {
        this.folder = folder.toAbsolutePath().normalize();
        this.course = course;
    }

    /// Where it is if nobody says otherwise: `tutorials/workspace` beside the start script. Empty if that did not start us.
    public static Optional<Path> usualFolder() {
        return Optional.ofNullable(System.getProperty(HOME)).map(home -> Path.of(home, "tutorials", "workspace"));
    }

    public Path folder() {
        return folder;
    }

    /// Where the learner's files are.
    public Path sources() {
        return folder.resolve("src/mychat");
    }

    /// @param name `PacketCodec.java`
    public Path file(String name) {
        return sources().resolve(name);
    }

    /// The recording of the last failed check of a step; it may not be there.
    public Path recording(String step) {
        return folder.resolve(".runs").resolve(step + ".glass");
    }

    public Path progress() {
        return folder.resolve(".progress.json");
    }

    /// Where runs of the learner's classes have theirs.
    public Path classes() {
        return folder.resolve(".classes");
    }

    /// All files of a lesson and of those before it, which is what the compiler gets.
    public List<Path> filesUpTo(Lesson lesson) {
        return course.upTo(lesson).stream()
                .flatMap(one -> one.allFiles().stream())
                .distinct()
                .map(this::file)
                .toList();
    }

    /// Whether all files of a lesson are there.
    public boolean hasBegun(Lesson lesson) {
        return lesson.allFiles().stream().map(this::file).allMatch(Files::exists);
    }

    /// Puts the starters there that a lesson and those before it need, and what makes the folder a project for editors. What
    /// is there stays as it is.
    ///
    /// @return the files that are new
    public List<Path> begin(Lesson lesson) throws IOException {
        List<Path> fresh = new ArrayList<>();
        Files.createDirectories(sources());
        new EditorProject(folder).write();
        for (Lesson each : course.upTo(lesson)) {
            for (String name : each.allFiles()) {
                if (!Files.exists(file(name))) {
                    Files.writeString(file(name), course.starter(name));
                    fresh.add(file(name));
                }
            }
        }
        for (String name : lesson.files()) {
            if (isOfAnEarlierLesson(name, lesson) && !Files.exists(begun(name, lesson))) {
                Files.createDirectories(begun(name, lesson).getParent());
                Files.copy(file(name), begun(name, lesson));
            }
        }
        return fresh;
    }

    /// Takes the files of a lesson back to how it began: the starters, and what an earlier lesson had left.
    ///
    /// @return copies of what was replaced
    public List<Path> reset(Lesson lesson) throws IOException {
        begin(lesson);
        List<Path> kept = new ArrayList<>();
        for (String name : lesson.files()) {
            String text = isOfAnEarlierLesson(name, lesson) ? Files.readString(begun(name, lesson)) : course.starter(name);
            replace(name, text, "before-reset").ifPresent(kept::add);
        }
        for (String name : lesson.given()) {
            if (!isOfAnyLesson(name)) {
                replace(name, course.starter(name), "before-reset").ifPresent(kept::add);
            }
        }
        return kept;
    }

    /// Puts our solution in place of the learner's files of a lesson.
    ///
    /// @return copies of what was replaced
    public List<Path> solution(Lesson lesson) throws IOException {
        begin(lesson);
        List<Path> kept = new ArrayList<>();
        for (String name : lesson.files()) {
            replace(name, course.solution(name, lesson), "before-solution").ifPresent(kept::add);
        }
        return kept;
    }

    private Optional<Path> replace(String name, String text, String suffix) throws IOException {
        String present = Files.readString(file(name));
        if (present.equals(text)) {
            return Optional.empty();
        }
        Optional<Path> kept = Optional.empty();
        if (!present.equals(course.starter(name))) {
            Path copy = free(name + "." + suffix);
            Files.writeString(copy, present);
            kept = Optional.of(copy);
        }
        Files.writeString(file(name), text);
        return kept;
    }

    private Path free(String name) {
        Path copy = file(name);
        for (int number = 2; Files.exists(copy); number++) {
            copy = file(name + "-" + number);
        }
        return copy;
    }

    private Path begun(String name, Lesson lesson) {
        return folder.resolve(".begun").resolve(Integer.toString(lesson.number())).resolve(name);
    }

    private boolean isOfAnEarlierLesson(String name, Lesson lesson) {
        return course.lessons().stream().anyMatch(each -> each.number() < lesson.number() && each.files().contains(name));
    }

    private boolean isOfAnyLesson(String name) {
        return course.lessons().stream().anyMatch(each -> each.files().contains(name));
    }
}
