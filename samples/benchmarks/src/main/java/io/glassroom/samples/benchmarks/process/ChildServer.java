package io.glassroom.samples.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A server as a child process. It says `ready URL` on its standard output once it serves; its error output goes to a
/// file.
public final class ChildServer implements AutoCloseable {
    private static final String READY = "ready ";
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Process process;
    private final Path log;
    private final Thread endWithThisProcess;
    private final CompletableFuture<Optional<String>> url = new CompletableFuture<>();

    private ChildServer(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.endWithThisProcess = Thread.ofPlatform().unstarted(process::destroy);
        Runtime.getRuntime().addShutdownHook(endWithThisProcess);
    }

    /// Starts the command and waits until it serves.
    ///
    /// @throws IllegalStateException when it ends before, or takes longer than `within`; the message is one line
    public static ChildServer start(List<String> command, Duration within) throws InterruptedException {
        try {
            Path log = Files.createTempFile("bench-server", ".log");
            ChildServer server = new ChildServer(new ProcessBuilder(command).redirectError(log.toFile()).start(), log);
            Thread.ofPlatform().daemon().name("bench-server-output").start(server::listen);
            server.awaitReady(within);
            return server;
        } catch (IOException e) {
            throw new IllegalStateException("cannot start " + command.getFirst() + ": " + e.getMessage(), e);
        }
    }

    /// Reads to the end, so that the server never blocks on a full pipe.
    private void listen() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(READY)) {
                    url.complete(Optional.of(line.substring(READY.length()).strip()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            url.complete(Optional.empty());
        }
    }

    private void awaitReady(Duration within) throws InterruptedException {
        try {
            if (url.get(within.toMillis(), TimeUnit.MILLISECONDS).isEmpty()) {
                throw new IllegalStateException("the server ended before it served" + lastWords());
            }
        } catch (TimeoutException e) {
            close();
            throw new IllegalStateException("the server said no 'ready URL' within " + within.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "" : ": " + lines.getLast();
        } catch (IOException e) {
            return "";
        }
    }

    private void letGo() {
        try {
            Runtime.getRuntime().removeShutdownHook(endWithThisProcess);
        } catch (IllegalStateException alreadyEnding) {
            // the hook does what was asked
        }
    }

    /// Where it serves.
    public String url() {
        return url.join().orElseThrow();
    }

    public long pid() {
        return process.pid();
    }

    /// Asks it to end (SIGTERM) and waits; after ten seconds it is killed.
    @Override
    public void close() {
        process.destroy();
        letGo();
        try {
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(log);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
