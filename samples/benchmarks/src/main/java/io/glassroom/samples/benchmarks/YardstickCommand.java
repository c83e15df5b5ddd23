package io.glassroom.samples.benchmarks;

import io.glassroom.samples.benchmarks.yardstick.GrizzlyYardstick;
import io.glassroom.samples.benchmarks.yardstick.NettyYardstick;
import io.glassroom.samples.benchmarks.yardstick.Yardstick;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `bench yardstick KIND`: serves until it is stopped. Says `ready ws://127.0.0.1:PORT/room` when it does.
@Command(
        name = "yardstick",
        mixinStandardHelpOptions = true,
        description = "Runs a server to compare with: bare Netty, or stock Tyrus on Grizzly. Load it with --raw.")
public final class YardstickCommand implements Callable<Integer> {
    enum Kind {
        netty,
        grizzly
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}.")
    private Kind kind = Kind.netty;

    @Option(names = "--port", defaultValue = "0", description = "Port on 127.0.0.1 (default: any free one).")
    private int port;

    @Option(names = "--threads", defaultValue = "2", description = "Netty: event loops (default ${DEFAULT-VALUE}).")
    private int threads = 2;

    @Override
    public Integer call() throws Exception {
        try (Yardstick server = switch (kind) {
            case netty -> new NettyYardstick(port, threads);
            case grizzly -> new GrizzlyYardstick(port);
        }) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("ready ws://127.0.0.1:" + server.port() + "/room");
            out.flush();
            new CountDownLatch(1).await(); // until the process is stopped
        }
        return 0;
    }
}
