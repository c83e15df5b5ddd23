package io.glassroom.samples.benchmarks;

import io.glassroom.samples.benchmarks.load.Dialect;
import io.glassroom.samples.benchmarks.load.LoadException;
import io.glassroom.samples.benchmarks.load.Measured;
import io.glassroom.samples.benchmarks.load.Target;
import io.glassroom.samples.benchmarks.load.Window;
import io.glassroom.samples.benchmarks.process.ChildServer;
import io.glassroom.server.node.CannotStart;
import io.glassroom.server.node.Main;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench table`: runs each test against Glassroom and both yardsticks and prints a Markdown table.
///
/// Each figure comes from a server process of its own, and those of one row are measured one right after the other,
/// because the same machine is a fifth faster at one hour than at another.
@Command(
        name = "table",
        mixinStandardHelpOptions = true,
        description = "Run all tests against Glassroom and the yardsticks and print a Markdown table.")
public final class TableCommand implements Callable<Integer> {
    private static final int ATTEMPTS = 3;
    private static final Duration START = Duration.ofSeconds(30);

    /// A column of the table.
    enum Contestant {
        GLASSROOM("Glassroom", Dialect.PROTOCOL),
        NETTY("bare Netty", Dialect.RAW),
        GRIZZLY("stock Grizzly", Dialect.RAW);

        private final String title;
        private final Dialect dialect;

        Contestant(String title, Dialect dialect) {
            this.title = title;
            this.dialect = dialect;
        }
    }

    private final LongSupplier clock = System::nanoTime;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--jvm",
            paramLabel = "OPTIONS",
            description = "For the Java virtual machines of all servers (default: ${DEFAULT-VALUE}).")
    private String jvm = ServerJvm.OPTIONS;

    @Option(
            names = "--node",
            paramLabel = "COMMAND",
            description = "Starts a Glassroom node that says 'ready URL' (default: this program's, on a free port).")
    private Optional<String> node = Optional.empty();

    @Option(
            names = "--only",
            paramLabel = "SERVER",
            split = ",",
            description = "Some of glassroom, netty, grizzly (default: all).")
    private List<Contestant> only = List.of(Contestant.values());

    @Option(names = "--rows", paramLabel = "ROW", split = ",", description = "Some of ${COMPLETION-CANDIDATES}.")
    private List<TableRow> rows = List.of(TableRow.values());

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "10",
            description = "Time to measure each figure (default ${DEFAULT-VALUE}).")
    private double seconds = 10;

    @Option(
            names = "--warmup",
            paramLabel = "S",
            defaultValue = "8",
            description = "Load before measuring, in seconds (default ${DEFAULT-VALUE}).")
    private double warmUp = 8;

    @Option(
            names = "--others",
            paramLabel = "CORES",
            defaultValue = "0.15",
            description = "Measure again, three times at most, a figure during which other processes used more than this "
                    + "(default ${DEFAULT-VALUE}).")
    private double others = 0.15;

    @Override
    public Integer call() throws InterruptedException {
        if (!(seconds > 0 && seconds <= 3_600 && warmUp >= 0 && warmUp <= 600)) {
            throw new CannotStart("--seconds must be above 0 and at most 3600, --warmup 0 to 600");
        }
        Map<TableRow, Map<Contestant, Measured>> figures = new LinkedHashMap<>();
        for (TableRow row : rows) {
            for (Contestant contestant : only) {
                figures.computeIfAbsent(row, key -> new EnumMap<>(Contestant.class))
                        .put(contestant, undisturbed(row, contestant));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(table(figures));
        out.flush();
        return figures.values().stream().flatMap(row -> row.values().stream()).allMatch(Measured::clean) ? 0 : 1;
    }

    /// The least disturbed of up to three attempts.
    private Measured undisturbed(TableRow row, Contestant contestant) throws InterruptedException {
        Measured best = measure(row, contestant);
        for (int attempt = 2; attempt <= ATTEMPTS && best.cost().othersCores() > others; attempt++) {
            Measured again = measure(row, contestant);
            best = again.cost().othersCores() < best.cost().othersCores() ? again : best;
        }
        return best;
    }

    private Measured measure(TableRow row, Contestant contestant) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        try (ChildServer server = ChildServer.start(command(contestant), START)) {
            Target target = Target.parse(server.url());
            Window time = Window.seconds(warmUp, seconds);
            Measured measured = row.measure(target, contestant.dialect, clock, time, server.pid());
            err.printf("%s against %s%n%s", row.test, contestant.title, Report.lines(measured));
            err.flush();
            return measured;
        } catch (IllegalStateException | LoadException e) {
            throw new CannotStart(contestant.title + ": " + e.getMessage(), e);
        }
    }

    private List<String> command(Contestant contestant) {
        return switch (contestant) {
            case GLASSROOM -> node.map(TableCommand::words).orElseGet(() -> program("node", "--listen", "127.0.0.1:0"));
            case NETTY -> program("bench", "yardstick", "netty");
            case GRIZZLY -> program("bench", "yardstick", "grizzly");
        };
    }

    private List<String> program(String... words) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(words(jvm));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(words));
        return command;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    private String table(Map<TableRow, Map<Contestant, Measured>> figures) {
        StringBuilder table = new StringBuilder();
        line(table, "test", only.stream().map(contestant -> contestant.title), "nano", "to reach");
        line(table, "---", only.stream().map(contestant -> "---"), "---", "---");
        figures.forEach((row, cells) ->
                line(table, row.test, only.stream().map(c -> TableRow.cell(cells.get(c))), row.nano, row.target));
        Stream<String> astray = only.stream().map(contestant -> Long.toString(astray(figures, contestant)));
        line(table, "lost or misdirected, in all of these", astray, "many", "0");
        return table + conditions(figures);
    }

    private String conditions(Map<TableRow, Map<Contestant, Measured>> figures) {
        double most = figures.values().stream()
                .flatMap(row -> row.values().stream())
                .mapToDouble(measured -> measured.cost().othersCores())
                .max()
                .orElse(0);
        return String.format(
                Locale.ROOT,
                "%nOthers kept at most %.2f cores busy during a figure. JDK %s, %s %s, %d cores; servers with `%s`.%n",
                most,
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                Runtime.getRuntime().availableProcessors(),
                jvm);
    }

    private static long astray(Map<TableRow, Map<Contestant, Measured>> figures, Contestant contestant) {
        return figures.values().stream().mapToLong(row -> row.get(contestant).astray()).sum();
    }

    private static void line(StringBuilder table, String first, Stream<String> middle, String... last) {
        Stream<String> cells = Stream.concat(Stream.concat(Stream.of(first), middle), Arrays.stream(last));
        table.append(cells.collect(Collectors.joining(" | ", "| ", " |"))).append(System.lineSeparator());
    }
}
