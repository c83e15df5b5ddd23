package io.glassroom.server.node;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

class CommandRootTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void firstWordChoosesTheSubcommand() {
        assertEquals(0, run("greet", "--name", "Ada"));
        assertEquals("hello Ada\n", out.toString());
    }

    @Test
    void exitCodeIsWhatTheSubcommandReturns() {
        assertEquals(7, run("seven"));
    }

    @Test
    void noWordStartsTheDesktop() {
        assertEquals(0, run());
        assertEquals("window to none\n", out.toString());
    }

    @Test
    void optionsWithoutASubcommandAreTheDesktops() {
        assertEquals(0, run("--debug", "--connect", "ws://there"));
        assertEquals("window to ws://there\n", out.toString());
    }

    @Test
    void noWordShowsTheHelpWhereThereIsNoDesktop() {
        assertEquals(0, runWith(List.of(Greet.class)));
        assertTrue(out.toString().startsWith("Usage: glassroom"), out.toString());
    }

    @Test
    void helpListsTheSubcommandsByNameInWhateverOrderTheyWereFound() {
        runWith(List.of(Seven.class, Greet.class, Desktop.class), "--help");
        String one = out.toString();
        out.getBuffer().setLength(0);
        runWith(List.of(Desktop.class, Greet.class, Seven.class), "--help");
        assertEquals(one, out.toString());
        assertTrue(one.indexOf("  desktop") < one.indexOf("  greet"), one);
        assertTrue(one.indexOf("  greet") < one.indexOf("  seven"), one);
    }

    @Test
    void everySubcommandHasHelpAndVersion() {
        assertEquals(0, run("greet", "--help"));
        assertTrue(out.toString().startsWith("Usage: glassroom greet"), out.toString());
        assertEquals(0, run("greet", "--version"));
        assertTrue(out.toString().contains("glassroom (not from a jar)"), out.toString());
    }

    @Test
    void onlyTheChosenSubcommandBecomesAnObject() {
        assertEquals(0, runWith(List.of(Greet.class, Unbuildable.class), "greet"));
    }

    @Test
    void unknownOptionIsOneLineWithTheNearestName() {
        assertEquals(2, run("greet", "--nam"));
        assertEquals(
                "glassroom greet: Unknown option: '--nam'; did you mean --name? (see glassroom greet --help)\n",
                err.toString());
    }

    @Test
    void unknownSubcommandIsOneLine() {
        assertEquals(2, run("gret"));
        assertEquals(
                "glassroom: there is no command 'gret'; did you mean greet? (see glassroom --help)\n", err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--count=many", "--count", "--loudness=mild"})
    void badValuesAreOneLine(String option) {
        assertEquals(2, run("greet", option));
        assertEquals(1, err.toString().lines().count(), err.toString());
    }

    @Test
    void whatCannotStartSaysWhyAndExitsWithTwo() {
        assertEquals(2, run("busy"));
        assertEquals("glassroom busy: port 3250 is taken\n", err.toString());
    }

    @Test
    void unexpectedExceptionIsOneLineWithoutATrace() {
        assertEquals(1, run("broken"));
        assertEquals(
                "glassroom broken: failed, IllegalStateException: two lines of trouble (--debug shows where)\n",
                err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--debug broken", "broken --debug"})
    void debugShowsTheTrace(String words) {
        assertEquals(1, run(words.split(" ")));
        assertTrue(err.toString().contains("\tat " + Broken.class.getName()), err.toString());
    }

    @Test
    void evenAnErrorIsOneLine() {
        assertEquals(1, run("incomplete"));
        assertEquals(
                "glassroom: failed, NoClassDefFoundError: javafx/stage/Stage (--debug shows where)\n", err.toString());
    }

    @Test
    void twoSubcommandsOfOneNameAreRefused() {
        assertEquals(1, runWith(List.of(Greet.class, OtherGreet.class), "greet"));
        assertAll(
                () -> assertTrue(err.toString().contains("two sub-commands are called 'greet'"), err.toString()),
                () -> assertTrue(err.toString().contains(OtherGreet.class.getName()), err.toString()),
                () -> assertTrue(err.toString().contains(Greet.class.getName()), err.toString()));
    }

    @Test
    void testIsListedAndLeftToTheStartScript() {
        List<Class<? extends Subcommand>> provided = ServiceLoader.load(Subcommand.class).stream()
                .<Class<? extends Subcommand>>map(ServiceLoader.Provider::type)
                .toList();
        assertEquals(0, runWith(provided, "--help"));
        assertTrue(out.toString().contains("  test "), out.toString());
        assertEquals(2, runWith(provided, "test"));
        assertFalse(err.toString().isEmpty());
    }

    private int run(String... words) {
        return runWith(
                List.of(Greet.class, Seven.class, Desktop.class, Busy.class, Broken.class, Incomplete.class), words);
    }

    private int runWith(List<Class<? extends Subcommand>> subcommands, String... words) {
        CommandRoot root = new CommandRoot(new PrintWriter(out, true), new PrintWriter(err, true), false);
        return root.run(subcommands::stream, words);
    }

    enum Loudness {
        QUIET,
        LOUD
    }

    @Command(name = "greet", description = "Says hello.")
    static final class Greet implements Subcommand {
        @Spec
        private CommandSpec spec;

        @Option(names = "--name")
        private String name = "you";

        @Option(names = "--count")
        private int count = 1;

        @Option(names = "--loudness")
        private Loudness loudness = Loudness.QUIET;

        @Override
        public Integer call() {
            spec.commandLine().getOut().println("hello " + name);
            return 0;
        }
    }

    @Command(name = "greet")
    static final class OtherGreet implements Subcommand {
        @Override
        public Integer call() {
            return 0;
        }
    }

    @Command(name = "seven")
    static final class Seven implements Subcommand {
        @Override
        public Integer call() {
            return 7;
        }
    }

    @Command(name = "desktop")
    static final class Desktop implements Subcommand {
        @Spec
        private CommandSpec spec;

        @Option(names = "--connect")
        private String url = "none";

        @Override
        public Integer call() {
            spec.commandLine().getOut().println("window to " + url);
            return 0;
        }
    }

    @Command(name = "busy")
    static final class Busy implements Subcommand {
        @Override
        public Integer call() {
            throw new CannotStart("port 3250 is taken");
        }
    }

    @Command(name = "broken")
    static final class Broken implements Subcommand {
        @Override
        public Integer call() {
            throw new IllegalStateException("two lines\nof trouble");
        }
    }

    @Command(name = "incomplete")
    static final class Incomplete implements Subcommand {
        @Override
        public Integer call() {
            throw new NoClassDefFoundError("javafx/stage/Stage");
        }
    }

    @Command(name = "unbuildable")
    static final class Unbuildable implements Subcommand {
        Unbuildable() {
            throw new IllegalStateException("built though nobody asked");
        }

        @Override
        public Integer call() {
            return 0;
        }
    }
}
