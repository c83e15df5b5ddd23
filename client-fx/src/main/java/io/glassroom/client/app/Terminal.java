package io.glassroom.client.app;

import io.glassroom.server.node.WatchCommand;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// The live view where there is no window: the `watch` command, on the same node.
final class Terminal {

    private Terminal() {}

    /// Watches until the node goes.
    ///
    /// @param obstacle why there is no window
    /// @param tokenFile with the operator's token, if that is where it is
    /// @return the exit code
    static int watch(String obstacle, URI node, @Nullable Path tokenFile) {
        System.err.println("glassroom: " + obstacle + ": showing the packets here");
        var command = new WatchCommand();
        new CommandLine(command).parseArgs(
                tokenFile == null
                        ? new String[] {node.toString()}
                        : new String[] {node.toString(), "--token-file", tokenFile.toString()});
        return command.call();
    }
}
