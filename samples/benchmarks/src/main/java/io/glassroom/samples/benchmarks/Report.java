package io.glassroom.samples.benchmarks;

import io.glassroom.samples.benchmarks.load.Measured;
import java.util.Locale;

/// A measurement as lines of text.
final class Report {
    private Report() {}

    static String lines(Measured measured) {
        String figures = switch (measured) {
            case Measured.RoundTrips m -> format("""
                    throughput  %,.0f answers/s
                    latency     %s
                    answers     %,d right, %,d wrong, %,d lost
                    cost        %s
                    """, m.perSecond(), m.latency(),
                    m.right(), m.wrong(), m.lost(), m.cost());
            case Measured.FanOut m -> format("""
                    throughput  %,.0f deliveries/s
                    latency     %s
                    deliveries  of %,d messages: %,d lost, %,d twice, %,d out of order, %,d wrong
                    cost        %s
                    """, m.perSecond(), m.latency(),
                    m.sent(), m.lost(), m.duplicated(), m.reordered(), m.wrong(), m.cost());
            case Measured.Idle m -> format("""
                    memory      %.1f kB RSS each for %,d connections (%,d KiB before, %,d KiB open; Pss %,d KiB)
                    growth      %,d KiB after %,d more came and went
                    alive       %,d of %,d, %,d heartbeats received
                    cost        %s
                    """, m.bytesEach() / 1000, m.connections(), m.rssBefore(), m.rssOpen(), m.pssOpen(),
                    m.rssAfterWaves() - m.rssOpen(),
                    m.cameAndWent(), m.stillOpen(), m.connections(), m.heartbeats(), m.cost());
            case Measured.Churn m -> format("""
                    throughput  %,.0f connections/s
                    life        %s
                    lives       %,d
                    cost        %s
                    """, m.perSecond(), m.life(), m.lives(), m.cost());
        };
        return measured.faults().isEmpty() ? figures : figures + format("faults      %s%n", measured.faults());
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
