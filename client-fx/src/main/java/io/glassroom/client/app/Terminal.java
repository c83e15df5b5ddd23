package io.glassroom.client.app;

import io.glassroom.server.node.WatchCommand;
import java.net.URI;
import picocli.CommandLine;

/// The live view where there is no window: the `watch` command, on the same node.
final class Terminal {

    private Terminal() {}

    /// Watches until the node goes.
    ///
    /// @param obstacle why there is no window
    /// @return the exit code
    static int watch(String obstacle, URI node) {
        System.err.println("glassroom: " + obstacle + ": showing the packets here");
        var command = new WatchCommand();
        new CommandLine(command).parseArgs(node.toString());
        return command.call();
    }
}
