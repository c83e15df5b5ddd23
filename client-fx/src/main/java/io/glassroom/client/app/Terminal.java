package io.glassroom.client.app;

import io.glassroom.server.node.CannotStart;
import io.glassroom.server.node.Subcommand;
import java.net.URI;
import java.util.ServiceLoader;
import picocli.CommandLine;

/// The live view where there is no window: the `watch` command, on the same node.
final class Terminal {

    private Terminal() {}

    /// Watches until the node goes.
    ///
    /// @param obstacle why there is no window
    static int watch(String obstacle, URI node) {
        System.err.println("glassroom: " + obstacle + ": showing the packets here");
        return ServiceLoader.load(Subcommand.class).stream()
                .map(found -> new CommandLine(found.type()))
                .filter(command -> command.getCommandName().equals("watch"))
                .findFirst()
                .orElseThrow(() -> new CannotStart("cannot open a window: " + obstacle))
                .execute(node.toString());
    }
}
