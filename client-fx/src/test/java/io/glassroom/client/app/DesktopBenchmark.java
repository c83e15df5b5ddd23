package io.glassroom.client.app;

import io.glassroom.client.Ids;
import io.glassroom.client.chat.ChatRoom;
import io.glassroom.client.feed.FakeFeed;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.place.Surroundings;
import io.glassroom.client.pump.BatchLog;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.tap.TapRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.animation.Animation;
import javafx.animation.AnimationTimer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// What the window costs: live traffic at a fixed rate while somebody scrolls the list and looks into one pane after the
/// other, then filters over a full list. Prints a table, and ends with 1 if a target is missed: nothing dropped, each
/// batch below [BatchLog#LIMIT], less than [#MEMORY] for the process.
///
/// ```
/// ./glassroom bench desktop [packets/s] [seconds]
/// ```
public final class DesktopBenchmark {

    /// Bytes that the process may hold with a full list.
    private static final long MEMORY = 400_000_000;

    private static final int CONNECTIONS = 50;
    private static final int WARM_UP = 10; // seconds
    private static final int SPAN = 2; // seconds that a pane is looked at
    private static final List<String> PANES =
            List.of(Ids.TAB_SEQUENCE, Ids.TAB_CONNECTIONS, Ids.TAB_HEARTBEATS, Ids.TAB_STATS);

    private final SystemTime time = new SystemTime("benchmark");
    private final FakeFeed feed = new FakeFeed();
    private final Frames frames = new Frames();
    private final Batches batches = new Batches();
    private final List<String> missed = new ArrayList<>();
    private AppViewModel model;
    private MainWindow window;
    private long resident; // bytes, the most

    private DesktopBenchmark() {}

    public static void main(String[] arguments) {
        int rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        var benchmark = new DesktopBenchmark();
        Platform.startup(benchmark::open);
        benchmark.live(rate, seconds);
        benchmark.filters();
        benchmark.missed.forEach(target -> System.out.println("MISSED: " + target));
        System.exit(benchmark.missed.isEmpty() ? 0 : 1);
    }

    private void open() {
        ChatRoom.Door locked = (name, room, guest) -> {
            throw new IllegalStateException("nobody joins here");
        };
        var surroundings = new Surroundings(feed, locked, Optional.empty());
        model = new AppViewModel(surroundings, Desks.at(time));
        window = new MainWindow(model, 1360, 860);
        window.show(new Stage());
    }

    private void live(int rate, int seconds) {
        onFx(() -> {});
        var traffic = new SyntheticTraffic("gate-1", feed::tell);
        List<String> members = IntStream.range(0, CONNECTIONS).mapToObj(i -> "c" + i).toList();
        members.forEach(traffic::connect);
        IntStream.range(0, CONNECTIONS).forEach(i -> traffic.join("c" + i, i + 1, "user-" + i, "lobby"));
        var person = new Person();
        onFx(person::begin);
        emit(traffic, members, rate, WARM_UP); // classes load, code is compiled, each pane is opened once
        long collected = collections();
        onFx(() -> {
            frames.start();
            batches.start(model);
        });
        long before = onFx(() -> model.live().list().total().get());
        emit(traffic, members, rate, seconds);
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        onFx(frames::stop);
        onFx(person::end);
        report(seconds, onFx(() -> model.live().list().total().get()) - before, collections() - collected);
    }

    private void report(int seconds, long packets, long collected) {
        long dropped = onFx(() -> model.intake().dropped().get());
        int kept = onFx(() -> model.live().capture().packets().size());
        System.out.printf(Locale.ROOT, "live: %d packets in %d s, %d dropped, %d kept%n", packets, seconds, dropped, kept);
        long[] work = onFx(() -> sorted(batches.work));
        long[] passed = onFx(() -> sorted(batches.passed));
        System.out.println("batches: " + line("processor time of the JavaFX thread", work, BatchLog.LIMIT));
        System.out.println("         " + line("time that passed", passed, BatchLog.LIMIT));
        BatchLog log = model.intake().log();
        for (int part = 0; part < log.parts().size(); part++) {
            int each = part;
            BatchLog.Cost cost = onFx(() -> log.part(each, model.intake().now()));
            System.out.printf(
                    Locale.ROOT, "  %-12s p95 %.2f ms, worst %.2f ms%n", log.parts().get(part), cost.p95().toNanos() / 1e6, cost.worst().toNanos() / 1e6);
        }
        System.out.println("frames: " + frames.summary());
        System.out.printf(Locale.ROOT, "memory of the process: %d MB at most; %d ms of garbage collection%n", resident / 1_000_000, collected);
        demand(dropped == 0, dropped + " records dropped");
        demand(work.length > 0 && work[work.length - 1] <= BatchLog.LIMIT.toNanos(), "a batch cost " + work[work.length - 1] / 1e6 + " ms, at most 20");
        demand(percentile(passed, 99) <= BatchLog.LIMIT.toNanos(), "one batch in a hundred took " + percentile(passed, 99) / 1e6 + " ms, at most 20");
        demand(resident < MEMORY, resident / 1_000_000 + " MB of memory, less than " + MEMORY / 1_000_000);
    }

    private void demand(boolean reached, String otherwise) {
        if (!reached) {
            missed.add(otherwise);
        }
    }

    private void emit(SyntheticTraffic traffic, List<String> members, int rate, int seconds) {
        long start = time.nanos();
        long sent = 0;
        long total = (long) rate * seconds;
        long looked = start;
        while (sent < total) {
            long due = (time.nanos() - start) * rate / 1_000_000_000L;
            while (sent < Math.min(due, total)) {
                traffic.say("c0", "user-0", "message " + sent, members);
                traffic.dispatched("c0", "Room.Message", "handled", Duration.ofNanos(300_000));
                sent += members.size() + 1;
            }
            if (time.nanos() - looked > Duration.ofSeconds(1).toNanos()) {
                looked = time.nanos();
                resident = Math.max(resident, resident());
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /// Linux alone tells; elsewhere it is 0.
    private static long resident() {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Milliseconds so far.
    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
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

    private static long[] sorted(List<Long> nanos) {
        return nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private static long percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[(int) ((long) sorted.length * percent / 100)];
    }

    private static String line(String what, long[] sorted, Duration limit) {
        long over = Arrays.stream(sorted).filter(nanos -> nanos > limit.toNanos()).count();
        return String.format(
                Locale.ROOT,
                "%s: %d, median %.1f ms, p99 %.1f ms, worst %.1f ms, over %d ms: %d",
                what, sorted.length, percentile(sorted, 50) / 1e6, percentile(sorted, 99) / 1e6,
                sorted.length == 0 ? 0 : sorted[sorted.length - 1] / 1e6, limit.toMillis(), over);
    }

    /// Scrolls the list up for a second and a half, down for as long, follows again for a second; and looks at one pane
    /// and section after the other.
    private final class Person {

        private static final int PER_SECOND = 20;
        private static final double NOTCH = 120; // pixels

        private final Timeline hand = new Timeline(new KeyFrame(javafx.util.Duration.millis(1_000.0 / PER_SECOND), event -> move()));
        private @Nullable Node flow;
        private int moves;

        void begin() {
            hand.setCycleCount(Animation.INDEFINITE);
            hand.play();
        }

        void end() {
            hand.stop();
            model.section().set(Section.LIVE);
            model.live().list().follow();
        }

        private void move() {
            int phase = moves % (4 * PER_SECOND);
            if (phase < 1.5 * PER_SECOND) {
                scroll(NOTCH);
            } else if (phase < 3 * PER_SECOND) {
                scroll(-NOTCH);
            } else if (phase == 3 * PER_SECOND) {
                model.live().list().follow();
            }
            if (moves % (SPAN * PER_SECOND) == 0) {
                look(moves / (SPAN * PER_SECOND));
            }
            moves++;
        }

        private void look(int turn) {
            int places = PANES.size() + 2;
            switch (turn % places) {
                case 0 -> model.section().set(Section.TOPOLOGY);
                case 1 -> model.section().set(Section.ROOMS);
                default -> model.reveal(PANES.get(turn % places - 2));
            }
        }

        private void scroll(double pixels) {
            if (flow == null || flow.getScene() == null) { // looking it up costs more than what is measured
                Node list = window.scene().lookup("#" + Ids.PACKETS);
                flow = list == null ? null : list.lookup(".virtual-flow");
            }
            if (flow != null) {
                Event.fireEvent(flow, new ScrollEvent(
                        ScrollEvent.SCROLL, 200, 200, 200, 200, false, false, false, false, false, false, 0, pixels, 0, pixels,
                        ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
            }
        }
    }

    /// The time from each frame to the next, as the toolkit begins them.
    private static final class Frames extends AnimationTimer {

        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final List<Long> gaps = new ArrayList<>();
        private final List<Long> work = new ArrayList<>();
        private long previous;
        private long previousWork;

        @Override
        public void handle(long now) {
            long worked = threads.getCurrentThreadCpuTime();
            if (previous != 0) {
                gaps.add(now - previous);
                work.add(worked - previousWork);
            }
            previous = now;
            previousWork = worked;
        }

        String summary() {
            Duration limit = Duration.ofMillis(50);
            return line("from frame to frame", sorted(gaps), limit) + "\n        "
                    + line("processor time of the JavaFX thread", sorted(work), limit);
        }
    }

    /// What each batch took: time that passed, and processor time of the JavaFX thread, which other programs of a busy
    /// machine cannot make longer.
    private static final class Batches implements CaptureListener {

        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final List<Long> work = new ArrayList<>(); // nanoseconds
        private final List<Long> passed = new ArrayList<>();
        private boolean begun;
        private long before;

        void start(AppViewModel model) {
            model.live().capture().listen(this);
            model.intake().batchMicros().addListener((observable, old, now) -> {
                work.add(threads.getCurrentThreadCpuTime() - before);
                passed.add(now.longValue() * 1_000);
                begun = false;
            });
        }

        @Override
        public void told(TapRecord record, TappedConnection connection) {
            if (!begun) {
                begun = true;
                before = threads.getCurrentThreadCpuTime();
            }
        }
    }
}
