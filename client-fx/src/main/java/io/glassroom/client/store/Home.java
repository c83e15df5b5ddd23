package io.glassroom.client.store;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The folder in which the window keeps what it remembers. It is made when something is first kept.
public record Home(Path folder) {

    /// `GLASSROOM_HOME`, or else where this system wants the data of programs.
    public static Home ofThisMachine() {
        return of(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    /// @param environment its variables
    /// @param system its name, as Java gives it
    /// @param user the person's own folder
    static Home of(Map<String, String> environment, String system, Path user) {
        String chosen = environment.getOrDefault("GLASSROOM_HOME", "");
        if (!chosen.isBlank()) {
            return new Home(Path.of(chosen).toAbsolutePath());
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return new Home(user.resolve("Library/Application Support/Glassroom"));
        }
        if (name.startsWith("windows")) {
            return new Home(folder(environment.get("APPDATA"), user.resolve("AppData/Roaming")).resolve("Glassroom"));
        }
        return new Home(folder(environment.get("XDG_DATA_HOME"), user.resolve(".local/share")).resolve("glassroom"));
    }

    private static Path folder(@Nullable String named, Path otherwise) {
        return named == null || named.isBlank() ? otherwise : Path.of(named);
    }

    Path database() {
        return folder.resolve("glassroom.db");
    }

    /// Where recordings are written.
    public Path recordings() {
        return folder.resolve("recordings");
    }
}
