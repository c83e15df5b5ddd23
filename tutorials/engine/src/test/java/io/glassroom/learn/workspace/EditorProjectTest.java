package io.glassroom.learn.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.glassroom.learn.course.Course;
import io.glassroom.learn.course.Sources;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditorProjectTest {

    private static final Course COURSE = Course.load();
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    private Path folder = Path.of("");

    /// As editors read it: Maven says what the class path is, and needs nothing from the network.
    @Test
    void mavenCompilesTheStartersOfAllLessons() throws IOException, InterruptedException {
        String maven = System.getProperty("maven.home"); // of the Maven that runs this test
        assumeTrue(maven != null, "not run by Maven");
        new Workspace(folder, COURSE).begin(COURSE.lessons().getLast());
        boolean windows = File.separatorChar == '\\';
        var command = new ProcessBuilder(
                Path.of(maven, "bin", windows ? "mvn.cmd" : "mvn").toString(),
                "-o",
                "-B",
                "-Dmaven.repo.local=" + System.getProperty("maven.repo"),
                "compile");
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Path said = folder.resolve("maven.log");
        Process process = command.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertTrue(process.waitFor(120, TimeUnit.SECONDS), "Maven does not end");
            assertEquals(0, process.exitValue(), () -> text(said));
            assertTrue(Files.exists(folder.resolve("target/classes/mychat/ChatServer.class")), () -> text(said));
            assertEquals(-1, text(said).indexOf("[WARNING]"), () -> text(said));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void pluginsHaveTheVersionsThatOurOwnBuildHasFetched() throws IOException {
        write();
        String ours = text(Sources.top().resolve("pom.xml")).replaceAll("\\s", "");
        var plugins = Pattern.compile("<artifactId>maven-.*?</version>").matcher(text(pom()).replaceAll("\\s", ""));
        List<String> found = plugins.results().map(MatchResult::group).toList();
        assertEquals(2, found.size());
        found.forEach(plugin -> assertTrue(ours.contains(plugin), plugin));
    }

    @Test
    void projectThatTheLearnerChangedStays() throws IOException {
        write();
        Files.writeString(pom(), text(pom()) + "<!-- mine -->");
        String mine = text(pom());
        write();
        assertEquals(mine, text(pom()));
    }

    @Test
    void projectOfAnEarlierGlassroomIsBroughtUpToDate() throws IOException {
        write();
        String current = text(pom());
        Files.writeString(pom(), "an earlier one");
        Files.writeString(folder.resolve(".libraries/pom.written"), "an earlier one");
        write();
        assertEquals(current, text(pom()));
    }

    @Test
    void projectThatWasThereBeforeStays() throws IOException {
        Files.writeString(pom(), "mine");
        write();
        assertEquals("mine", text(pom()));
    }

    @Test
    void libraryOfAnEarlierGlassroomIsReplaced() throws IOException {
        write();
        Files.writeString(kit(), "an earlier one");
        write();
        assertNotEquals("an earlier one".length(), Files.size(kit()));
    }

    @Test
    void whatIsUpToDateIsNotWrittenAgain() throws IOException {
        write();
        for (Path file : new Path[] {pom(), kit()}) {
            Files.setLastModifiedTime(file, LONG_AGO);
        }
        write();
        assertEquals(LONG_AGO, Files.getLastModifiedTime(pom()));
        assertEquals(LONG_AGO, Files.getLastModifiedTime(kit()));
    }

    private void write() throws IOException {
        new EditorProject(folder).write();
    }

    private Path pom() {
        return folder.resolve("pom.xml");
    }

    private Path kit() {
        return folder.resolve(".libraries/kit.jar");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
