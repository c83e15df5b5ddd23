package io.glassroom.server.node;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.glassroom.server.component.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One life of a node that runs as a child process. It ends when this process does, however that ends: it reads its
/// standard input, whose other end is here (`--end-with-input`).
final class ChildNode {

    private static final String READY = "ready ";

    private final String name;
    private final Role role;
    private final Process process;
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();

    private ChildNode(String name, Role role, Process process) {
        this.name = name;
        this.role = role;
        this.process = process;
    }

    /// @param command of the whole process
    /// @param complaints hears each line of its error output, on a thread of its own
    static ChildNode start(String name, Role role, List<String> command, Consumer<String> complaints) throws IOException {
        var child = new ChildNode(name, role, new ProcessBuilder(command).start());
        Thread out = reader(child.process.inputReader(StandardCharsets.UTF_8), child::said);
        Thread err = reader(child.process.errorReader(StandardCharsets.UTF_8), complaints);
        child.process.onExit().thenRunAsync(() -> child.hasEnded(out, err), Thread::startVirtualThread);
        return child;
    }

    /// Whoever reads a pipe holds its thread: virtual threads, of which few run at a time, would keep each other waiting.
    private static Thread reader(BufferedReader from, Consumer<String> lines) {
        return Thread.ofPlatform().daemon().start(() -> {
            try (from) {
                from.lines().forEach(lines);
            } catch (IOException | UncheckedIOException gone) {
                // so is the process
            }
        });
    }

    private void said(String line) {
        if (line.startsWith(READY)) {
            ready.complete(line.substring(READY.length()));
        }
    }

    private void hasEnded(Thread... readers) {
        try {
            for (Thread reader : readers) {
                reader.join(Duration.ofSeconds(1)); // what it said last comes before its end
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ready.completeExceptionally(new IllegalStateException(name + " does not start"));
        ended.complete(process.exitValue());
    }

    String name() {
        return name;
    }

    Role role() {
        return role;
    }

    long pid() {
        return process.pid();
    }

    /// Completes with its address once it serves; exceptionally if it ends before.
    CompletableFuture<String> ready() {
        return ready;
    }

    /// Completes with its exit code.
    CompletableFuture<Integer> ended() {
        return ended;
    }

    /// How many members of its cluster it sees; empty if it does not tell us, as one that wants an operator's token.
    OptionalInt members() {
        String address = ready.join();
        if (!address.startsWith("ws:")) {
            return OptionalInt.empty();
        }
        URI health = URI.create("http" + address.substring("ws".length())).resolve("/health");
        try (var reader = new InputStreamReader(health.toURL().openStream(), StandardCharsets.UTF_8)) {
            JsonElement members = JsonParser.parseReader(reader).getAsJsonObject().get("members");
            return members == null ? OptionalInt.empty() : OptionalInt.of(members.getAsJsonArray().size());
        } catch (IOException | JsonParseException | IllegalStateException e) {
            return OptionalInt.empty();
        }
    }

    /// Lets it drain.
    void terminate() {
        process.toHandle().destroy();
    }

    /// Waits for its end, and kills it if that takes longer.
    void awaitEnd(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.toHandle().destroyForcibly();
            process.waitFor();
        }
    }
}
