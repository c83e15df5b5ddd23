package io.glassroom.server.cluster.grpc;

import io.glassroom.server.cluster.LineConfig;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.Callable;

/// A member as a process: `NAME IP-ADDRESS`. Says where it takes lines and whatever it hears, opens lines as it is told
/// (`NAME ADDRESS`), and lives until nobody is there to tell.
final class EndMain {

    private EndMain() {}

    public static void main(String[] args) throws Exception {
        var medium = End.network(InetAddress.ofLiteral(args[1]), Optional.of("s3cret"), Optional.empty());
        End end = End.of(args[0], "a", medium, LineConfig.DEFAULT);
        System.out.println(end.member().lines());
        say(end::watched);
        say(end::accepted);
        var told = new BufferedReader(new InputStreamReader(System.in));
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            end.open(End.member(line.split(" ")[0], line.split(" ")[1]));
        }
        System.exit(0);
    }

    private static void say(Callable<String> next) {
        Thread.ofPlatform().daemon().start(() -> {
            while (true) {
                try {
                    System.out.println(next.call());
                } catch (AssertionError e) {
                    // Nothing heard for a while.
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        });
    }
}
