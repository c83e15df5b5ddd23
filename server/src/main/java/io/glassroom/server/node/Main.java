package io.glassroom.server.node;

import java.io.PrintWriter;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Starts what the first word of the command line says.
public final class Main {

    private static final int PATIENCE = 1; // seconds, from a signal until the command has returned

    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true);
        PrintWriter err = new PrintWriter(System.err, true);
        boolean debug = System.getenv("GLASSROOM_DEBUG") != null;
        var returned = new CompletableFuture<Integer>();
        ClassArchive.wanted().ifPresent(archive -> atTheEnd(() -> writeAfterAGoodEnd(archive, returned)));
        int exitCode = new CommandRoot(out, err, debug)
                .run(() -> ServiceLoader.load(Subcommand.class).stream().map(ServiceLoader.Provider::type), arguments);
        returned.complete(exitCode);
        System.exit(exitCode);
    }

    private static void atTheEnd(Runnable task) {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(task, "class archive"));
        } catch (IllegalStateException ending) {
            // a signal was quicker
        }
    }

    private static void writeAfterAGoodEnd(ClassArchive archive, CompletableFuture<Integer> returned) {
        try {
            if (returned.get(PATIENCE, TimeUnit.SECONDS) == 0) {
                archive.write();
            }
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            // something still runs, so there will be no archive
        }
    }
}
