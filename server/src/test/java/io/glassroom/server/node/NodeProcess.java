package io.glassroom.server.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// `glassroom …` as a process of its own, with the class path of the test and little memory. Killed at the latest when
/// it is closed.
final class NodeProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Of its Java, and of that of the nodes that it starts.
    private static final List<String> FRUGAL = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dslf4j.internal.verbosity=ERROR", // ArchUnit has brought it, the server has none
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /// For a member of a cluster, which needs more memory.
    static final String MEMBER = "-Xmx128m";

    private final Process process;
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private final List<Thread> readers;
    private volatile boolean paused;

    private NodeProcess(Process process) {
        this.process = process;
        this.readers = List.of(
                reader(process.inputReader(StandardCharsets.UTF_8), out),
                reader(process.errorReader(StandardCharsets.UTF_8), err));
    }

    static NodeProcess start(String... words) throws IOException {
        return startWith(List.of(), words);
    }

    /// @param options more of them for its Java, or others; `-X…` are for that of the nodes that it starts too
    static NodeProcess startWith(List<String> options, String... words) throws IOException {
        return startWithin(UnaryOperator.identity(), options, words);
    }

    /// @param surroundings makes the command another one, which becomes this
    static NodeProcess startWithin(UnaryOperator<List<String>> surroundings, List<String> options, String... words)
            throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(FRUGAL);
        command.addAll(List.of("-Xmx64m", "-cp", System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(Main.class.getName());
        command.addAll(Arrays.asList(words));
        var builder = new ProcessBuilder(surroundings.apply(command));
        var ofNodes = new ArrayList<>(FRUGAL);
        ofNodes.add(MEMBER);
        options.stream().filter(option -> option.startsWith("-X")).forEach(ofNodes::add);
        builder.environment().put("GLASSROOM_NODE_OPTS", String.join("\n", ofNodes));
        return new NodeProcess(builder.start());
    }

    /// Whoever reads a pipe holds its thread, so it is not a virtual one.
    private static Thread reader(BufferedReader from, List<String> into) {
        return Thread.ofPlatform().daemon().start(() -> {
            try (from) {
                from.lines().forEach(into::add);
            } catch (IOException | UncheckedIOException gone) {
                // so is the process
            }
        });
    }

    /// Where it serves, as its first line says.
    URI ready() throws InterruptedException {
        Until.holds("it has said something", PATIENCE, () -> !out.isEmpty() || !process.isAlive());
        if (out.isEmpty() || !out.getFirst().startsWith("ready ")) {
            for (Thread reader : readers) {
                reader.join(Duration.ofSeconds(1)); // it may have said why
            }
            throw new AssertionError("not ready: " + out + err);
        }
        return URI.create(out.getFirst().substring("ready ".length()));
    }

    /// SIGTERM. What it says from then on is still read, unlike after `Process.destroy`.
    void terminate() {
        process.toHandle().destroy();
    }

    /// Waits for a line that begins like this.
    String said(String beginning) throws InterruptedException {
        Until.holds(
                "it has said " + beginning,
                PATIENCE,
                () -> !process.isAlive() || out.stream().anyMatch(line -> line.startsWith(beginning)));
        return out.stream()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError("never said " + beginning + ": " + out + err));
    }

    /// The processes that it has started.
    List<ProcessHandle> children() {
        return process.toHandle().descendants().toList();
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Whether it is alive and not paused.
    boolean runs() {
        return process.isAlive() && !paused;
    }

    /// SIGKILL: it has no chance to say good-bye.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// SIGSTOP: it neither does anything nor ends.
    void pause() throws IOException, InterruptedException {
        paused = true;
        signal("STOP");
    }

    /// SIGCONT.
    void resume() throws IOException, InterruptedException {
        signal("CONT");
        paused = false;
    }

    private void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).inheritIO().start().waitFor();
        if (code != 0) {
            throw new AssertionError("kill -" + name + " ended with " + code);
        }
    }

    /// Waits for its end.
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + out + err);
        }
        for (Thread reader : readers) {
            reader.join();
        }
        return process.exitValue();
    }

    /// All lines that it has printed.
    List<String> out() {
        return List.copyOf(out);
    }

    List<String> err() {
        return List.copyOf(err);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
