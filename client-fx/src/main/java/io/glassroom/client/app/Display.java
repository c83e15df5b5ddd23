package io.glassroom.client.app;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.Locale;
import java.util.Optional;

/// Whether a window can be opened here. Asked before JavaFX is, which would answer with a stack trace.
final class Display {

    private static final String GTK = "libgtk-3.so.0";

    private Display() {}

    /// Why no window can be opened, and what would help, in one line; empty if one can.
    static Optional<String> obstacle() {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        if (!linux || "Headless".equals(System.getProperty("glass.platform"))) {
            return Optional.empty();
        }
        String display = System.getenv("DISPLAY");
        if (display == null || display.isBlank()) {
            return Optional.of("no display (DISPLAY is not set)");
        }
        return hasGtk()
                ? Optional.empty()
                : Optional.of("no GTK 3 (install it: apt install libgtk-3-0, dnf install gtk3)");
    }

    @SuppressWarnings("restricted") // only asks whether it is there
    private static boolean hasGtk() {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(GTK, arena);
            return true;
        } catch (IllegalArgumentException missing) {
            return false;
        }
    }
}
