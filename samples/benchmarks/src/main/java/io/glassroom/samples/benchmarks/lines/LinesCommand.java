package io.glassroom.samples.benchmarks.lines;

import io.glassroom.server.node.CannotStart;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench lines`: what the lines between two nodes carry. Exit code 1 if something was lost or out of order.
@Command(
        name = "lines",
        mixinStandardHelpOptions = true,
        description = "Measure the lines between two nodes of a cluster, in memory and over TCP.")
public final class LinesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "5",
            description = "Time for each figure, and as much before it to warm up (default ${DEFAULT-VALUE}).")
    private double seconds = 5;

    @Option(
            names = "--senders",
            paramLabel = "N",
            defaultValue = "4",
            description = "Threads that send one way (default ${DEFAULT-VALUE}).")
    private int senders = 4;

    private final LongSupplier clock;

    public LinesCommand() {
        this(System::nanoTime);
    }

    LinesCommand(LongSupplier clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (seconds <= 0 || seconds > 600 || senders < 1 || senders > 1_000) {
            throw new CannotStart(
                    "--seconds is " + seconds + ", above 0 and at most 600; --senders is " + senders + ", 1 to 1000");
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean clean = true;
        try {
            for (Pair.Medium medium : Pair.Medium.values()) {
                OneWay.Result oneWay = OneWay.measure(medium, senders, seconds, clock);
                clean &= oneWay.wrong() == 0;
                line(out, medium, "one way, " + senders + " senders", oneWay.toString());
                for (int outstanding : new int[] {1, 100}) {
                    line(out, medium, "round trips, " + outstanding + " outstanding",
                            RoundTrip.measure(medium, outstanding, seconds, clock).toString());
                }
            }
        } catch (IOException e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
        return clean ? 0 : 1;
    }

    private static void line(PrintWriter out, Pair.Medium medium, String what, String result) {
        out.printf("%-6s  %-28s  %s%n", medium.name().toLowerCase(), what, result);
        out.flush();
    }
}
