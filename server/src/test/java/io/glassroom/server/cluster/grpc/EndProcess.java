package io.glassroom.server.cluster.grpc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// [EndMain] as a process of its own. Killed at the latest when it is closed.
final class EndProcess implements AutoCloseable {

    private static final int PATIENCE = 30; // seconds

    private final Process process;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final PrintWriter tell;
    private final String name;
    private final String address;

    /// @param wrapped what runs the command somewhere else
    EndProcess(String name, String at, UnaryOperator<List<String>> wrapped) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-Dslf4j.internal.verbosity=ERROR",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                EndMain.class.getName(),
                name,
                at);
        this.name = name;
        process = new ProcessBuilder(wrapped.apply(command))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        tell = new PrintWriter(process.outputWriter(), true);
        Thread.startVirtualThread(() -> read(process.inputReader()));
        address = says();
    }

    private void read(BufferedReader out) {
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    String address() {
        return address;
    }

    void open(String peer, String at) {
        tell.println(peer + " " + at);
    }

    /// What it says next.
    String says() throws InterruptedException {
        String line = said.poll(PATIENCE, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError(name + " said nothing for " + PATIENCE + " s");
        }
        return line;
    }

    /// SIGKILL.
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
