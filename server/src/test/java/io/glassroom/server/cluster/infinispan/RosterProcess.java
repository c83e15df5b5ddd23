package io.glassroom.server.cluster.infinispan;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// A [RosterMain] as a process of its own. Killed at the latest when it is closed.
final class RosterProcess implements AutoCloseable {

    private final Process process;
    private final PrintWriter commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private volatile List<String> members = List.of();

    private RosterProcess(Process process) {
        this.process = process;
        this.commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        Thread.startVirtualThread(() -> read(process.inputReader(StandardCharsets.UTF_8), this::said));
        Thread.startVirtualThread(() -> read(process.errorReader(StandardCharsets.UTF_8), err::add));
    }

    static RosterProcess start(String... arguments) throws IOException {
        return start(command -> command, arguments);
    }

    /// @param where what makes the command one that runs somewhere else
    static RosterProcess start(UnaryOperator<List<String>> where, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dslf4j.internal.verbosity=ERROR", // ArchUnit has brought it, the server has none
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                RosterMain.class.getName()));
        command.addAll(Arrays.asList(arguments));
        return new RosterProcess(new ProcessBuilder(where.apply(command)).start());
    }

    private static void read(BufferedReader from, Consumer<String> to) {
        try (from) {
            from.lines().forEach(to);
        } catch (IOException | UncheckedIOException e) {
            // killed: nothing more comes
        }
    }

    private void said(String line) {
        if (line.startsWith("=")) {
            answers.add(line.substring(1));
        } else {
            if (line.startsWith("members")) {
                members = List.of(line.substring("members".length()).strip().split(" "));
            }
            told.add(line);
        }
    }

    RosterProcess joined() throws InterruptedException {
        Until.holds("it has joined: " + told + err, 60, () -> told.stream().anyMatch(line -> line.startsWith("joined"))
                || !process.isAlive());
        if (told.stream().noneMatch(line -> line.startsWith("joined"))) {
            throw new AssertionError(told.toString() + err);
        }
        return this;
    }

    /// Names without numbers, in the order told last.
    List<String> names() {
        return members.stream().map(member -> member.split("#")[0]).toList();
    }

    /// With numbers.
    List<String> members() {
        return members;
    }

    List<String> told() {
        return List.copyOf(told);
    }

    List<String> err() {
        return List.copyOf(err);
    }

    String ask(String command) throws InterruptedException {
        commands.println(command);
        String answer = answers.poll(30, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError(command + " was not answered: " + told + err);
        }
        return answer;
    }

    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    /// `kill -9`.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
