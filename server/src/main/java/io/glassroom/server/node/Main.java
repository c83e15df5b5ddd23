package io.glassroom.server.node;

import java.io.PrintWriter;
import java.util.ServiceLoader;

/// Starts what the first word of the command line says.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true);
        PrintWriter err = new PrintWriter(System.err, true);
        boolean debug = System.getenv("GLASSROOM_DEBUG") != null;
        int exitCode = new CommandRoot(out, err, debug)
                .run(() -> ServiceLoader.load(Subcommand.class).stream().map(ServiceLoader.Provider::type), arguments);
        if (exitCode != 0) {
            ClassArchive.of(System.getProperty(ClassArchive.PROPERTY)).ifPresent(ClassArchive::distrust);
        }
        System.exit(exitCode);
    }
}
