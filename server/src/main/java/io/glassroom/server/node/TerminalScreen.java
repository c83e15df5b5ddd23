package io.glassroom.server.node;

import io.glassroom.server.inspect.Screen;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Finds out what the terminal can show.
public final class TerminalScreen {

    private static final int DEFAULT_COLUMNS = 160; // where nobody says, as in a file
    private static final int LEAST_COLUMNS = 80; // a narrower window breaks the lines

    /// Whether to paint.
    public enum Colours {
        AUTO,
        ALWAYS,
        NEVER
    }

    private TerminalScreen() {}

    /// What this process writes to.
    ///
    /// @param columns that were asked for
    /// @throws IllegalArgumentException if those are too few
    public static Screen detect(Colours colours, Optional<Integer> columns) {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        boolean painted = switch (colours) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> terminal && System.getenv("NO_COLOR") == null;
        };
        int width = columns.orElseGet(() -> Math.max(LEAST_COLUMNS, terminal ? askTerminal() : DEFAULT_COLUMNS));
        return new Screen(width, painted);
    }

    /// `stty size` says `24 80`; where there is no stty, nobody knows.
    private static int askTerminal() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return answer.matches("\\d+ \\d{1,5}") ? Integer.parseInt(answer.split(" ")[1]) : DEFAULT_COLUMNS;
        } catch (IOException noStty) {
            return DEFAULT_COLUMNS;
        }
    }
}
