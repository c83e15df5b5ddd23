package io.glassroom.samples.benchmarks;

import io.glassroom.samples.benchmarks.yardstick.GrizzlyYardstick;
import io.glassroom.samples.benchmarks.yardstick.NettyYardstick;
import io.glassroom.samples.benchmarks.yardstick.Yardstick;
import io.glassroom.server.node.CannotStart;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `bench yardstick KIND`: serves until the process is stopped. Says `ready ws://127.0.0.1:PORT/bench` when it does.
@Command(
        name = "yardstick",
        mixinStandardHelpOptions = true,
        description = "Run a server to compare with: bare Netty, or stock Tyrus on Grizzly. Load it with --raw.")
public final class YardstickCommand implements Callable<Integer> {
    enum Kind {
        NETTY,
        GRIZZLY
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "KIND", description = "netty or grizzly.")
    private Kind kind = Kind.NETTY;

    @Option(names = "--port", defaultValue = "0", description = "Port on 127.0.0.1 (default: any free one).")
    private int port;

    @Option(names = "--threads", defaultValue = "2", description = "netty: event loops (default ${DEFAULT-VALUE}).")
    private int threads = 2;

    @Override
    public Integer call() throws InterruptedException {
        try (Yardstick server = open()) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("ready ws://127.0.0.1:" + server.port() + "/bench");
            out.flush();
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private Yardstick open() throws InterruptedException {
        try {
            return switch (kind) {
                case NETTY -> new NettyYardstick(port, threads);
                case GRIZZLY -> new GrizzlyYardstick(port);
            };
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // Netty throws a BindException that it does not declare
            throw new CannotStart("cannot serve on port " + port + ": " + e.getMessage(), e);
        }
    }
}
