package io.glassroom.learn.check;

import io.glassroom.learn.course.Lesson;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A process that runs checks, seen from the engine: [CheckMain] is its other end. It is started ahead of its order, and
/// serves one. However it ends, [#run] returns, and the process is gone once it is closed.
///
/// For one thread at a time.
final class Child implements AutoCloseable {

    private static final int MEGABYTES = 160;
    private static final int OUT_OF_MEMORY = 3; // how a virtual machine exits with ExitOnOutOfMemoryError
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofSeconds(1);

    private final Path classes;
    private final Process process;
    private final ServerSocket door;
    private final BlockingQueue<Optional<Signal>> signals = new LinkedBlockingQueue<>(); // empty at the end of the stream
    private final Printed printed;
    private @Nullable Writer orders; // guarded by this

    /// What came of an order.
    record Run(List<Signal> signals, Optional<Ending> ending, Output output, Duration took) {}

    private Child(Path classes, Process process, ServerSocket door, String word) {
        this.classes = classes;
        this.process = process;
        this.door = door;
        this.printed = Printed.by(process.getInputStream());
        Thread.ofVirtual().name("checks").start(() -> listen(word));
    }

    /// Starts a process, and does not wait for it.
    ///
    /// @param classes an existing folder; the learner's classes need not be in it yet
    static Child start(Path classes) throws IOException {
        var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        door.setSoTimeout((int) START.toMillis());
        String word = UUID.randomUUID().toString();
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + MEGABYTES + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-Xlog:disable",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                classes + File.pathSeparator + ownClassPath(),
                CheckMain.class.getName(),
                Integer.toString(door.getLocalPort()),
                word);
        command.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        command.redirectErrorStream(true);
        command.redirectInput(ProcessBuilder.Redirect.from(nothing()));
        command.directory(classes.toFile());
        try {
            return new Child(classes, command.start(), door, word);
        } catch (IOException e) {
            door.close();
            throw e;
        }
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }

    /// This program's own, with absolute paths: the process has another working folder.
    private static String ownClassPath() {
        var parts = new ArrayList<String>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            parts.add(new File(part).getAbsolutePath());
        }
        return String.join(File.pathSeparator, parts);
    }

    /// The folder that its classes are read from.
    Path classes() {
        return classes;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private void listen(String word) {
        try (Socket socket = door.accept()) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            if (!word.equals(in.readLine())) {
                throw new IOException("somebody else connected");
            }
            synchronized (this) {
                orders = new BufferedWriter(new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8));
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                signals.add(Optional.of(Signal.decode(line)));
            }
        } catch (IOException gone) {
            // as at the end of the stream
        }
        signals.add(Optional.empty());
    }

    private synchronized void say(String line) {
        try {
            if (orders != null) {
                orders.write(line + "\n");
                orders.flush();
            }
        } catch (IOException gone) {
            // the end of its stream says so
        }
    }

    /// Runs the checks of these lessons, one after the other; each has its own limit.
    Run run(List<Lesson> lessons) throws InterruptedException {
        List<Signal> heard = new ArrayList<>();
        Optional<Signal> first = signals.poll(START.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null || first.isEmpty()) {
            Ending why = new Ending.Broken("the process that runs the checks did not start: " + printed.output(ANSWER).text().strip());
            return new Run(heard, Optional.of(why), Output.NONE, Duration.ZERO);
        }
        long start = System.nanoTime();
        say(new Order(lessons.stream().map(Lesson::number).toList()).encode());
        Optional<Ending> ending = hear(lessons, heard);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        process.destroyForcibly();
        return new Run(heard, ending, printed.output(ANSWER), took);
    }

    private Optional<Ending> hear(List<Lesson> lessons, List<Signal> heard) throws InterruptedException {
        Lesson current = lessons.getFirst();
        Deadline deadline = Deadline.in(limit(current));
        while (true) {
            Optional<Signal> next = signals.poll(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                return Optional.of(ask(limit(current)));
            }
            if (next.isEmpty()) {
                return Optional.of(ended(heard));
            }
            Signal signal = next.get();
            heard.add(signal);
            switch (signal) {
                case Signal.Done() -> {
                    return Optional.empty();
                }
                case Signal.Broken(String message) -> {
                    return Optional.of(new Ending.Broken(message));
                }
                case Signal.Begun begun -> {
                    Lesson now = of(begun.step(), lessons);
                    if (!now.equals(current)) {
                        current = now;
                        deadline = Deadline.in(limit(now));
                    }
                }
                case Signal.Ready _, Signal.Passed _, Signal.Run _, Signal.Bytes _, Signal.Value _, Signal.Thrown _,
                        Signal.Exiting _, Signal.Where _ -> {}
            }
        }
    }

    private static Lesson of(String step, List<Lesson> lessons) {
        return lessons.stream().filter(each -> each.steps().contains(step)).findFirst().orElse(lessons.getFirst());
    }

    private static Duration limit(Lesson lesson) {
        return Duration.ofSeconds(lesson.seconds());
    }

    /// It has taken too long: where is it?
    private Ending ask(Duration limit) throws InterruptedException {
        say(Order.WHERE);
        Deadline deadline = Deadline.in(ANSWER);
        while (true) {
            Optional<Signal> next = signals.poll(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
            if (next == null || next.isEmpty()) {
                return new Ending.TimedOut(limit, "");
            }
            if (next.get() instanceof Signal.Where(String where, boolean deadlock)) {
                return deadlock ? new Ending.Deadlocked(where) : new Ending.TimedOut(limit, where);
            }
        }
    }

    /// The process has ended by itself.
    private Ending ended(List<Signal> heard) throws InterruptedException {
        for (Signal signal : heard) {
            if (signal instanceof Signal.Exiting(String where)) {
                return new Ending.Exited(exitCode(), where);
            }
        }
        int code = exitCode();
        return switch (code) {
            case OUT_OF_MEMORY -> new Ending.OutOfMemory(MEGABYTES);
            default -> new Ending.Exited(code, "");
        };
    }

    private int exitCode() throws InterruptedException {
        if (!process.waitFor(ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            door.close();
        } catch (IOException e) {
            // it was of no more use
        }
    }

    private record Deadline(long nanos) {

        static Deadline in(Duration time) {
            return new Deadline(System.nanoTime() + time.toNanos());
        }

        Duration left() {
            return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
        }
    }
}
