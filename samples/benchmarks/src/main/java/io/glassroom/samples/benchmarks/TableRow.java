package io.glassroom.samples.benchmarks;

import io.glassroom.samples.benchmarks.load.Churn;
import io.glassroom.samples.benchmarks.load.Dialect;
import io.glassroom.samples.benchmarks.load.FanOut;
import io.glassroom.samples.benchmarks.load.Idle;
import io.glassroom.samples.benchmarks.load.Measured;
import io.glassroom.samples.benchmarks.load.RoundTrips;
import io.glassroom.samples.benchmarks.load.Target;
import io.glassroom.samples.benchmarks.load.Window;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// The rows of the table, with what nano reached on the same kind of machine and what Glassroom is to reach.
enum TableRow {
    RTT_1("rtt, 100 connections, 1 outstanding", "74 000/s, p99 5.4 ms", "90 000/s, p99 below 5 ms"),
    RTT_8("rtt, 100 connections, 8 outstanding", "187 000/s", "250 000/s"),
    FANOUT("fan-out, 1 room of 1000", "150 000/s", "400 000/s"),
    FANOUT_PACED("fan-out, 1 room of 1000, 100 messages/s", "p99 10.6 ms", "p99 6 ms"),
    IDLE("idle, 10 000 connections; then 60 000 came and went", "20.3 kB RSS each", "10 kB, no growth"),
    CHURN("churn (connect, handshake, join, close)", "8 960/s", "9 000/s");

    private static final int MEMBERS = 1_000;
    private static final int WINDOW = 16; // messages under way
    private static final double PACE = 100; // messages a second
    private static final int IDLERS = 10_000;
    private static final int PASSING = 60_000;
    private static final int LIVES_AT_ONCE = 64;

    final String test;
    final String nano;
    final String target;

    TableRow(String test, String nano, String target) {
        this.test = test;
        this.nano = nano;
        this.target = target;
    }

    Measured measure(Target server, Dialect dialect, LongSupplier clock, Window time, long serverPid) {
        OptionalLong pid = OptionalLong.of(serverPid);
        return switch (this) {
            case RTT_1 -> new RoundTrips(server, dialect, clock, 100, 1).run(time, pid);
            case RTT_8 -> new RoundTrips(server, dialect, clock, 100, 8).run(time, pid);
            case FANOUT -> new FanOut(server, dialect, clock, MEMBERS, WINDOW, 0, "").run(time, pid);
            case FANOUT_PACED -> new FanOut(server, dialect, clock, MEMBERS, WINDOW, PACE, "").run(time, pid);
            case IDLE -> new Idle(server, dialect, clock, IDLERS, PASSING).run(time.measureNanos(), pid);
            case CHURN -> new Churn(server, dialect, clock, LIVES_AT_ONCE, "").run(time, pid);
        };
    }

    /// The figure in short, as it stands in the table.
    static String cell(Measured measured) {
        return switch (measured) {
            case Measured.RoundTrips m -> cell(m.perSecond(), m.latency().p99(), m);
            case Measured.FanOut m -> cell(m.perSecond(), m.latency().p99(), m);
            case Measured.Churn m -> cell(m.perSecond(), m.life().p99(), m);
            case Measured.Idle m -> {
                long growth = (m.rssAfterWaves() - m.rssOpen()) * 1_024 / 1_000;
                yield format("%.1f kB each, then %+,d kB", m.bytesEach() / 1_000, growth);
            }
        };
    }

    private static String cell(double perSecond, double p99, Measured measured) {
        return format("%,.0f/s, p99 %.1f ms, %.2f cores", perSecond, p99, measured.cost().serverCores());
    }

    /// With a blank between thousands, as the rest of the documentation has it.
    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values).replaceAll("(?<=\\d),(?=\\d{3})", " ");
    }
}
