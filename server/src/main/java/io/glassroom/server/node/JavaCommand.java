package io.glassroom.server.node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How another process of this very program is started: the same Java, the same class path.
final class JavaCommand {

    // The start script says here which options it gives the Java of a node, one a line.
    private static final String OPTIONS = "GLASSROOM_NODE_OPTS";
    private static final String USUAL = "--enable-native-access=ALL-UNNAMED\n--sun-misc-unsafe-memory-access=allow";

    private static final Path SHELL = Path.of("/bin/sh");

    private JavaCommand() {}

    /// @param words after `glassroom`
    static List<String> of(List<String> words) {
        var command = new ArrayList<String>();
        if (Files.isExecutable(SHELL)) {
            // Ctrl-C goes to all processes of the terminal at once. Whoever started them tells them when to end.
            command.addAll(List.of(SHELL.toString(), "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        System.getenv().getOrDefault(OPTIONS, USUAL).lines().forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(words);
        return command;
    }
}
