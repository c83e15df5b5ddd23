package io.glassroom.server.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

class ConfigFileTest {
    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path file;

    @BeforeEach
    void file() {
        file = directory.resolve("sea.properties");
    }

    @Test
    void valueOfTheFileReplacesTheBuiltInOne() throws IOException {
        assertEquals(
                "harbour=北京 depth=3 flags=[red, green] lit=true\n",
                sail("harbour = 北京  \n# a remark\nflags=red,green\nlit=true"));
    }

    @Test
    void commandLineWinsOverTheFile() throws IOException {
        assertEquals(
                "harbour=Kiel depth=9 flags=[] lit=false\n", sail("harbour=Lübeck\ndepth=9", "--harbour", "Kiel"));
    }

    @Test
    void fileCanGiveARequiredOption() throws IOException {
        assertEquals("harbour=Kiel depth=3 flags=[] lit=false\n", sail("harbour=Kiel"));
    }

    @Test
    void bothSpellingsOfTheOptionAreRead() throws IOException {
        Files.writeString(file, "harbour=Kiel");
        assertEquals(0, run("sail", "--config=" + file));
        assertEquals(0, run("sail", "--config", file.toString()));
    }

    @Test
    void badValueIsToldWithTheNameOfTheFile() throws IOException {
        Files.writeString(file, "harbour=Kiel\ndepth=shallow");
        assertEquals(2, run("sail", "--config", file.toString()));
        assertEquals(
                "glassroom sail: Invalid value for option '--depth': 'shallow' is not an int in " + file
                        + " (see glassroom sail --help)\n",
                err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"harbor", "config", "help", "debug", "--harbour"})
    void keyThatIsNoOptionIsRefused(String key) throws IOException {
        Files.writeString(file, "harbour=Kiel\n" + key + "=x");
        assertEquals(2, run("sail", "--config", file.toString()));
        assertEquals(
                "glassroom sail: %s has no meaning in %s; known are depth, flags, harbour, lit".formatted(key, file)
                        + " (see glassroom sail --help)\n",
                err.toString());
    }

    @Test
    void missingFileIsOneLine() {
        assertEquals(2, run("sail", "--config", file.toString()));
        assertEquals("glassroom sail: there is no file " + file + " (see glassroom sail --help)\n", err.toString());
    }

    @Test
    void brokenFileIsOneLine() throws IOException {
        Files.writeString(file, "harbour=\\u00zz");
        assertEquals(2, run("sail", "--config", file.toString()));
        assertTrue(err.toString().startsWith("glassroom sail: cannot read " + file), err.toString());
        assertEquals(1, err.toString().lines().count());
    }

    private String sail(String config, String... words) throws IOException {
        Files.writeString(file, config);
        Stream<String> all = Stream.concat(Stream.of("sail", "--config", file.toString()), Stream.of(words));
        assertEquals(0, run(all.toArray(String[]::new)), err.toString());
        return out.toString();
    }

    private int run(String... words) {
        CommandRoot root = new CommandRoot(new PrintWriter(out, true), new PrintWriter(err, true), false);
        return root.run(() -> Stream.of(Sail.class), words);
    }

    @Command(name = "sail")
    static final class Sail implements Subcommand {
        @Spec
        private CommandSpec spec;

        @Option(names = "--config")
        private Path config;

        @Option(names = {"-H", "--harbour"}, required = true)
        private String harbour;

        @Option(names = "--depth", defaultValue = "3")
        private int depth;

        @Option(names = "--flags", split = ",")
        private List<String> flags = List.of();

        @Option(names = "--lit")
        private boolean lit;

        @Override
        public Integer call() {
            String line = "harbour=%s depth=%d flags=%s lit=%s".formatted(harbour, depth, flags, lit);
            spec.commandLine().getOut().println(line);
            return 0;
        }
    }
}
