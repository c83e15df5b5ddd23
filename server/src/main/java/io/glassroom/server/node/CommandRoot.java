package io.glassroom.server.node;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/// The `glassroom` command itself: gathers the sub-commands, starts one, and turns every way in which that can go
/// wrong into one line and an exit code. Exit codes: 0 good, 1 failed, 2 asked for something that cannot be.
///
/// Without a sub-command the words are the desktop's, where there is a desktop; otherwise the help is shown.
@Command(
        name = "glassroom",
        description = "A real-time chat and game server that you can see through.",
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "",
            "Without a command the desktop starts. Each command has its own --help.",
            "GLASSROOM_JAVA_OPTS adds options for the Java virtual machine."
        },
        versionProvider = ProgramVersion.class,
        mixinStandardHelpOptions = true)
final class CommandRoot implements Runnable {
    private static final String DESKTOP = "desktop";
    private static final List<String> ROOT_OPTIONS = List.of("-h", "--help", "-V", "--version");

    private final PrintWriter out;
    private final PrintWriter err;
    private final CommandLine commandLine = new CommandLine(this);

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of a failure.")
    private boolean debug;

    private final boolean alwaysDebug;

    CommandRoot(PrintWriter out, PrintWriter err, boolean alwaysDebug) {
        this.out = out;
        this.err = err;
        this.alwaysDebug = alwaysDebug;
    }

    /// Runs the sub-command that the arguments name and gives the exit code. Neither throws nor exits.
    int run(Supplier<Stream<? extends Class<? extends Subcommand>>> found, String... arguments) {
        try {
            addSubcommands(found.get());
            String[] words = desktopUnlessNamed(arguments);
            readConfigFile(words);
            return commandLine.execute(words);
        } catch (ParameterException refusal) {
            return refused(refusal.getCommandLine(), explain(refusal), refusal);
        } catch (Throwable failure) {
            return failed(commandLine, failure, List.of(arguments).contains("--debug"));
        }
    }

    /// Called when no sub-command was named and there is no desktop.
    @Override
    public void run() {
        commandLine.usage(out);
    }

    private void addSubcommands(Stream<? extends Class<? extends Subcommand>> found) {
        TreeMap<String, Class<? extends Subcommand>> byName = new TreeMap<>();
        found.forEach(type -> {
            String name = new CommandLine(type).getCommandName();
            Class<? extends Subcommand> twin = byName.putIfAbsent(name, type);
            if (twin != null) {
                throw new IllegalStateException(
                        "two sub-commands are called '%s': %s and %s".formatted(name, twin.getName(), type.getName()));
            }
        });
        byName.forEach((name, type) -> {
            CommandLine subcommand = new CommandLine(type);
            subcommand.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new ProgramVersion());
            commandLine.addSubcommand(name, subcommand);
        });
        commandLine
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(
                        (refusal, words) -> refused(refusal.getCommandLine(), explain(refusal), refusal))
                .setExecutionExceptionHandler((failure, command, parsed) -> switch (failure) {
                    case CannotStart reason -> refused(command, String.valueOf(reason.getMessage()), reason);
                    default -> failed(command, failure, debug);
                });
    }

    private String[] desktopUnlessNamed(String... arguments) {
        int first = 0;
        while (first < arguments.length && arguments[first].equals("--debug")) {
            first++;
        }
        boolean named = first < arguments.length
                && (!arguments[first].startsWith("-") || ROOT_OPTIONS.contains(arguments[first]));
        if (named || !commandLine.getSubcommands().containsKey(DESKTOP)) {
            return arguments;
        }
        return Stream.concat(Stream.of(DESKTOP), Arrays.stream(arguments)).toArray(String[]::new);
    }

    private void readConfigFile(String... words) {
        for (String word : words) {
            CommandLine subcommand = commandLine.getSubcommands().get(word);
            if (subcommand != null) {
                ConfigFile.named(subcommand, words).ifPresent(subcommand::setDefaultValueProvider);
                return;
            }
        }
    }

    private static String explain(ParameterException refusal) {
        CommandSpec command = refusal.getCommandLine().getCommandSpec();
        String message = String.valueOf(refusal.getMessage());
        if (refusal instanceof UnmatchedArgumentException unmatched) {
            if (command.parent() == null && !unmatched.isUnknownOption()) {
                message = "there is no command '%s'".formatted(unmatched.getUnmatched().getFirst());
            }
            if (!unmatched.getSuggestions().isEmpty()) {
                message += "; did you mean " + unmatched.getSuggestions().getFirst() + "?";
            }
        }
        if (command.defaultValueProvider() instanceof ConfigFile file
                && file.gave(refusal.getArgSpec(), refusal.getValue())) {
            message += " in " + file.path();
        }
        return "%s (see %s --help)".formatted(message, command.qualifiedName());
    }

    private int refused(CommandLine command, String reason, Exception cause) {
        tell(command, reason, cause, debug);
        return CommandLine.ExitCode.USAGE;
    }

    private int failed(CommandLine command, Throwable failure, boolean trace) {
        String message = failure.getMessage() == null ? "" : ": " + failure.getMessage();
        String hint = trace || alwaysDebug ? "" : " (--debug shows where)";
        tell(command, "failed, " + failure.getClass().getSimpleName() + message + hint, failure, trace);
        return CommandLine.ExitCode.SOFTWARE;
    }

    private void tell(CommandLine command, String reason, Throwable cause, boolean trace) {
        String line = reason.lines().map(String::strip).collect(Collectors.joining(" "));
        err.println(command.getCommandSpec().qualifiedName() + ": " + line);
        if (trace || alwaysDebug) {
            cause.printStackTrace(err);
        }
    }
}
