package io.glassroom.client.app;

import io.glassroom.client.chat.ChatRoom;
import io.glassroom.client.feed.FakeFeed;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.place.Surroundings;
import io.glassroom.protocol.client.SystemTime;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;

/// What the window costs: live traffic at a fixed rate, then filters over a full list. Prints a table; run it by hand:
///
/// ```
/// java -Dglass.platform=Headless -Dprism.order=sw -cp … io.glassroom.client.app.DesktopBenchmark [packets/s] [seconds]
/// ```
public final class DesktopBenchmark {

    private static final int CONNECTIONS = 50;

    private final SystemTime time = new SystemTime("benchmark");
    private final FakeFeed feed = new FakeFeed();
    private final Frames frames = new Frames();
    private AppViewModel model;

    private DesktopBenchmark() {}

    public static void main(String[] arguments) {
        int rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        var benchmark = new DesktopBenchmark();
        Platform.startup(benchmark::open);
        benchmark.live(rate, seconds);
        benchmark.filters();
        System.exit(0);
    }

    private void open() {
        ChatRoom.Door locked = (name, room, guest) -> {
            throw new IllegalStateException("nobody joins here");
        };
        var surroundings = new Surroundings(feed, locked, Optional.empty());
        model = new AppViewModel(surroundings, Desks.at(time));
        new MainWindow(model, 1280, 800).show(new Stage());
    }

    private void live(int rate, int seconds) {
        onFx(() -> {});
        var traffic = new SyntheticTraffic("gate-1", feed::tell);
        List<String> members = IntStream.range(0, CONNECTIONS).mapToObj(i -> "c" + i).toList();
        members.forEach(traffic::connect);
        IntStream.range(0, CONNECTIONS).forEach(i -> traffic.join("c" + i, i + 1, "user-" + i, "lobby"));
        emit(traffic, members, rate, 3); // classes load, code is compiled
        onFx(frames::start);
        long before = onFx(() -> model.live().list().total().get());
        emit(traffic, members, rate, seconds);
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        onFx(frames::stop);
        long packets = onFx(() -> model.live().list().total().get()) - before;
        long dropped = onFx(() -> model.intake().dropped().get());
        System.out.printf(Locale.ROOT, "live: %d packets in %d s, %d dropped%n", packets, seconds, dropped);
        System.out.println("frames: " + frames.summary());
    }

    private void emit(SyntheticTraffic traffic, List<String> members, int rate, int seconds) {
        long start = time.nanos();
        long sent = 0;
        long total = (long) rate * seconds;
        while (sent < total) {
            long due = (time.nanos() - start) * rate / 1_000_000_000L;
            while (sent < Math.min(due, total)) {
                traffic.say("c0", "user-0", "message " + sent, members);
                sent += members.size() + 1;
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void filters() {
        int rows = onFx(() -> model.live().list().rows().size());
        for (String text : List.of(
                "push", "msg.route == \"onMessage\" && len > 40", "pkt.user == \"user-7\"", "!(msg.id || err)",
                "msg.body contains \"99\"", "nothing || msg.body contains \"你好\"")) {
            String filter = text.replace("nothing", "kick");
            double[] millis = IntStream.range(0, 7).mapToDouble(round -> apply(filter)).sorted().toArray();
            System.out.printf(
                    Locale.ROOT, "filter over %d rows: median %.1f ms, worst %.1f ms  %s%n", rows, millis[3], millis[6], filter);
        }
    }

    private double apply(String filter) {
        onFx(() -> model.live().filter().clear());
        long nanos = onFx(() -> {
            long start = time.nanos();
            model.live().filter().text().set(filter);
            model.live().filter().apply();
            return time.nanos() - start;
        });
        return nanos / 1e6;
    }

    private static void onFx(Runnable action) {
        onFx(() -> {
            action.run();
            return 0;
        });
    }

    private static <T> T onFx(Supplier<T> action) {
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> result.complete(action.get()));
        return result.join();
    }

    /// The time from each frame to the next, as the toolkit begins them.
    private static final class Frames extends AnimationTimer {

        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final long[] gaps = new long[1 << 16];
        private final long[] work = new long[1 << 16];
        private int count;
        private long previous;
        private long previousWork;

        @Override
        public void handle(long now) {
            long worked = threads.getCurrentThreadCpuTime();
            if (previous != 0 && count < gaps.length) {
                gaps[count] = now - previous;
                work[count++] = worked - previousWork;
            }
            previous = now;
            previousWork = worked;
        }

        String summary() {
            return line("from frame to frame", gaps) + "\n        " + line("processor time of the JavaFX thread", work);
        }

        private String line(String what, long[] measured) {
            long[] sorted = Arrays.copyOf(measured, count);
            Arrays.sort(sorted);
            long over = Arrays.stream(sorted).filter(nanos -> nanos > 50_000_000).count();
            return String.format(
                    Locale.ROOT,
                    "%s: %d, median %.1f ms, p99 %.1f ms, worst %.1f ms, over 50 ms: %d",
                    what, count, sorted[count / 2] / 1e6, sorted[count * 99 / 100] / 1e6, sorted[count - 1] / 1e6, over);
        }
    }
}
