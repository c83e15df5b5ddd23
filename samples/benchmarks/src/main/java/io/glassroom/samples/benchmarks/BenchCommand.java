package io.glassroom.samples.benchmarks;

import io.glassroom.samples.benchmarks.load.Churn;
import io.glassroom.samples.benchmarks.load.Dialect;
import io.glassroom.samples.benchmarks.load.FanOut;
import io.glassroom.samples.benchmarks.load.Idle;
import io.glassroom.samples.benchmarks.load.LoadException;
import io.glassroom.samples.benchmarks.load.Measured;
import io.glassroom.samples.benchmarks.load.RoundTrips;
import io.glassroom.samples.benchmarks.load.Target;
import io.glassroom.samples.benchmarks.load.Window;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `bench URL`: puts load on one server and prints what it measured. Exit code 0 when every answer was right, 1 when some were lost or
/// wrong, 2 when the load could not be put on.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Puts load on a server on this machine and prints what it measured.",
        subcommands = {TableCommand.class, YardstickCommand.class})
public final class BenchCommand implements Callable<Integer> {

    /// What the load does.
    enum Mode {
        /// Requests and their answers.
        rtt,
        /// One talks, all in the room hear.
        fanout,
        /// Connections that only beat.
        idle,
        /// Connections that come and go.
        churn
    }

    private final LongSupplier clock;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "URL", description = "ws://host:port/path or tcp://host:port, on this machine.")
    private Optional<String> url = Optional.empty();

    @Option(names = "--mode", defaultValue = "rtt", description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private Mode mode = Mode.rtt;

    @Option(names = "--raw", description = "Plain binary WebSocket frames instead of the protocol, for the yardstick servers.")
    private boolean raw;

    @Option(names = "--connections", paramLabel = "N", description = "Default 100 for rtt, 1000 for fanout, 10000 for idle, 64 at once for churn.")
    private Optional<Integer> connections = Optional.empty();

    @Option(names = "--outstanding", paramLabel = "K", defaultValue = "1", description = "rtt: requests under way on each connection (default ${DEFAULT-VALUE}).")
    private int outstanding = 1;

    @Option(names = "--window", paramLabel = "M", defaultValue = "16", description = "fanout: messages under way until all have them (default ${DEFAULT-VALUE}).")
    private int window = 16;

    @Option(names = "--rate", paramLabel = "R", defaultValue = "0", description = "fanout: messages a second; 0 is as fast as the window allows (default).")
    private double rate;

    @Option(names = "--room", paramLabel = "NAME", defaultValue = "", description = "fanout, churn: the room to join (default: the server's choice).")
    private String room = "";

    @Option(names = "--passing", paramLabel = "N", defaultValue = "60000", description = "idle: connections that come and go afterwards (default ${DEFAULT-VALUE}).")
    private int passing = 60_000;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "10", description = "Time to measure (default ${DEFAULT-VALUE}).")
    private double seconds = 10;

    @Option(names = "--warmup", paramLabel = "S", defaultValue = "5", description = "Load before measuring (default ${DEFAULT-VALUE}).")
    private double warmUp = 5;

    @Option(names = "--server-pid", paramLabel = "PID", description = "Process of the server, to print its CPU time and memory (Linux).")
    private Optional<Long> serverPid = Optional.empty();

    public BenchCommand() {
        this(System::nanoTime);
    }

    BenchCommand(LongSupplier clock) {
        this.clock = clock;
    }

    /// Runs the command by itself.
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new BenchCommand());
    }

    @Override
    public Integer call() {
        try {
            Target target = Target.parse(url.orElseThrow(() -> new IllegalArgumentException("bench needs a URL, or one of its sub-commands")));
            check();
            Measured measured = measure(target);
            PrintWriter out = spec.commandLine().getOut();
            out.println(mode + " " + target.url() + (raw ? " (plain frames)" : ""));
            out.print(Report.lines(measured));
            out.flush();
            return measured.clean() ? 0 : 1;
        } catch (IllegalArgumentException | LoadException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private void check() {
        require(count() >= 1 && count() <= 19_000, "--connections must be 1 to 19000");
        require(outstanding >= 1 && outstanding <= 1_024, "--outstanding must be 1 to 1024");
        require(window >= 1 && window <= 10_000, "--window must be 1 to 10000");
        require(rate >= 0 && rate <= 100_000, "--rate must be 0 to 100000");
        require(seconds > 0 && seconds <= 3_600, "--seconds must be above 0 and at most 3600");
        require(warmUp >= 0 && warmUp <= 600, "--warmup must be 0 to 600");
        require(passing >= 0 && passing <= 10_000_000, "--passing must be 0 to 10000000");
        require(room.matches("[\\w.-]{0,40}"), "--room must be at most 40 letters, digits, '.', '-' or '_'");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private int count() {
        return connections.orElse(switch (mode) {
            case rtt -> 100;
            case fanout -> 1_000;
            case idle -> 10_000;
            case churn -> 64;
        });
    }

    private Measured measure(Target target) {
        Dialect dialect = raw ? Dialect.RAW : Dialect.PROTOCOL;
        Window time = Window.seconds(warmUp, seconds);
        OptionalLong pid = serverPid.map(OptionalLong::of).orElse(OptionalLong.empty());
        return switch (mode) {
            case rtt -> new RoundTrips(target, dialect, clock, count(), outstanding).run(time, pid);
            case fanout -> new FanOut(target, dialect, clock, count(), window, rate, room).run(time, pid);
            case idle -> new Idle(target, dialect, clock, count(), passing).run(time.measureNanos(), pid);
            case churn -> new Churn(target, dialect, clock, count(), room).run(time, pid);
        };
    }
}
