package io.glassroom.samples.benchmarks.lines;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.cluster.Envelope;
import io.glassroom.server.cluster.Letter;
import io.glassroom.server.cluster.Line;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/// Calls go forth and their answers come back, so many under way at once: the ear of the answers sends the next call.
final class RoundTrip {

    private static final Bytes BODY = Bytes.wrap(new byte[64]);

    private RoundTrip() {}

    /// @param medianMicros microseconds
    record Result(double perSecond, double medianMicros, double p99Micros) {
        @Override
        public String toString() {
            return "%,.0f/s, median %.0f us, p99 %.0f us".formatted(perSecond, medianMicros, p99Micros);
        }
    }

    static Result measure(Pair.Medium medium, int outstanding, double seconds, LongSupplier clock)
            throws IOException, InterruptedException {
        Histogram took = new Histogram(3); // the ear's, until it has ended
        CompletableFuture<Line> forth = new CompletableFuture<>();
        CompletableFuture<Line> back = new CompletableFuture<>();
        long begin = clock.getAsLong();
        long from = begin + (long) (seconds * 1e9);
        long until = from + (long) (seconds * 1e9);
        CompletableFuture<Void> over = new CompletableFuture<>();
        try (Pair pair = new Pair(
                medium,
                call -> {
                    if (call.letter() instanceof Letter.Handle handle) {
                        back.join().offer(Envelope.of(new Letter.Answer(handle.call(), false, BODY)));
                    }
                },
                answer -> {
                    long now = clock.getAsLong();
                    if (answer.letter() instanceof Letter.Answer(long sentAt, _, _) && sentAt >= from && now < until) {
                        took.recordValue(now - sentAt);
                    }
                    if (now < until) {
                        call(forth.join(), now);
                    } else {
                        over.complete(null);
                    }
                })) {
            forth.complete(pair.forth());
            back.complete(pair.back());
            for (int i = 0; i < outstanding; i++) {
                call(pair.forth(), clock.getAsLong());
            }
            over.join();
        }
        return new Result(
                took.getTotalCount() / seconds, took.getValueAtPercentile(50) / 1e3, took.getValueAtPercentile(99) / 1e3);
    }

    private static void call(Line line, long now) {
        line.offer(Envelope.of(new Letter.Handle(1L << 40 | 1, now, false, "Room.Message", BODY)));
    }
}
