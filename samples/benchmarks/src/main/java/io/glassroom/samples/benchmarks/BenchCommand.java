package io.glassroom.samples.benchmarks;

import io.glassroom.samples.benchmarks.lines.LinesCommand;
import io.glassroom.samples.benchmarks.load.Churn;
import io.glassroom.samples.benchmarks.load.Dialect;
import io.glassroom.samples.benchmarks.load.FanOut;
import io.glassroom.samples.benchmarks.load.Idle;
import io.glassroom.samples.benchmarks.load.LoadException;
import io.glassroom.samples.benchmarks.load.Measured;
import io.glassroom.samples.benchmarks.load.RoundTrips;
import io.glassroom.samples.benchmarks.load.Target;
import io.glassroom.samples.benchmarks.load.Window;
import io.glassroom.server.node.CannotStart;
import io.glassroom.server.node.Subcommand;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `bench URL`: puts load on one server and prints what it measured. Exit code 0 when every answer was right, 1 when
/// some were lost or wrong, 2 when the load could not be put on.
@Command(
        name = "bench",
        description = "Put load on a server on this machine and print what was measured.",
        subcommands = {LinesCommand.class, TableCommand.class, YardstickCommand.class})
public final class BenchCommand implements Subcommand {
    private static final int MOST_CONNECTIONS = 19_000; // a process may open 20 000 files on many systems

    /// What the load does.
    enum Mode {
        /// Requests and their answers.
        RTT,
        /// One talks, all in the room hear.
        FANOUT,
        /// Connections that only beat.
        IDLE,
        /// Connections that come and go.
        CHURN;

        int usualConnections() {
            return switch (this) {
                case RTT -> 100;
                case FANOUT -> 1_000;
                case IDLE -> 10_000;
                case CHURN -> 64;
            };
        }
    }

    private final LongSupplier clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "URL",
            description = "ws://host:port/path or tcp://host:port, on this machine.")
    private Optional<String> url = Optional.empty();

    @Option(names = "--mode", defaultValue = "RTT", description = "rtt (default), fanout, idle or churn.")
    private Mode mode = Mode.RTT;

    @Option(names = "--raw", description = "Plain binary WebSocket frames instead of the protocol: for the yardsticks.")
    private boolean raw;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "Default: rtt 100, fanout 1000, idle 10000, churn 64 at once.")
    private Optional<Integer> connections = Optional.empty();

    @Option(
            names = "--outstanding",
            paramLabel = "K",
            defaultValue = "1",
            description = "rtt: requests under way on each connection (default ${DEFAULT-VALUE}).")
    private int outstanding = 1;

    @Option(
            names = "--window",
            paramLabel = "M",
            defaultValue = "16",
            description = "fanout: messages under way that not everybody has (default ${DEFAULT-VALUE}).")
    private int window = 16;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "0",
            description = "fanout: messages a second; 0 (default) is as fast as the window allows.")
    private double rate;

    @Option(
            names = "--room",
            paramLabel = "NAME",
            defaultValue = "",
            description = "fanout, churn: the room to join (default: the server's choice).")
    private String room = "";

    @Option(
            names = "--passing",
            paramLabel = "N",
            defaultValue = "60000",
            description = "idle: connections that come and go afterwards (default ${DEFAULT-VALUE}).")
    private int passing = 60_000;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "10",
            description = "Time to measure (default ${DEFAULT-VALUE}).")
    private double seconds = 10;

    @Option(
            names = "--warmup",
            paramLabel = "S",
            defaultValue = "5",
            description = "Load before measuring, in seconds (default ${DEFAULT-VALUE}).")
    private double warmUp = 5;

    @Option(
            names = "--server-pid",
            paramLabel = "PID",
            description = "Process of the server, to print its CPU time and memory (Linux).")
    private Optional<Long> serverPid = Optional.empty();

    public BenchCommand() {
        this(System::nanoTime);
    }

    BenchCommand(LongSupplier clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try {
            Target target = Target.parse(url.orElseThrow(
                    () -> new IllegalArgumentException("a URL is missing, such as ws://127.0.0.1:3250/ws")));
            check();
            Measured measured = measure(target);
            PrintWriter out = spec.commandLine().getOut();
            out.printf("%s %s%n%s", mode.name().toLowerCase(), target.url(), Report.lines(measured));
            out.flush();
            return measured.clean() ? 0 : 1;
        } catch (IllegalArgumentException | LoadException e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }

    private void check() {
        int count = connections.orElse(mode.usualConnections());
        require(count >= 1 && count <= MOST_CONNECTIONS, "--connections is " + count + ", 1 to " + MOST_CONNECTIONS);
        require(outstanding >= 1 && outstanding <= 1_024, "--outstanding is " + outstanding + ", 1 to 1024");
        require(window >= 1 && window <= 4_096, "--window is " + window + ", 1 to 4096");
        require(rate >= 0 && rate <= 100_000, "--rate is " + rate + ", 0 to 100000");
        require(seconds > 0 && seconds <= 3_600, "--seconds is " + seconds + ", above 0 and at most 3600");
        require(warmUp >= 0 && warmUp <= 600, "--warmup is " + warmUp + ", 0 to 600");
        require(passing >= 0 && passing <= 10_000_000, "--passing is " + passing + ", 0 to 10000000");
        require(room.matches("[\\w.-]{0,40}"), "--room has at most 40 letters, digits, '.', '-' and '_'");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private Measured measure(Target target) {
        int count = connections.orElse(mode.usualConnections());
        Dialect dialect = raw ? Dialect.RAW : Dialect.PROTOCOL;
        Window time = Window.seconds(warmUp, seconds);
        OptionalLong pid = serverPid.map(OptionalLong::of).orElse(OptionalLong.empty());
        return switch (mode) {
            case RTT -> new RoundTrips(target, dialect, clock, count, outstanding).run(time, pid);
            case FANOUT -> new FanOut(target, dialect, clock, count, window, rate, room).run(time, pid);
            case IDLE -> new Idle(target, dialect, clock, count, passing).run(time.measureNanos(), pid);
            case CHURN -> new Churn(target, dialect, clock, count, room).run(time, pid);
        };
    }
}
