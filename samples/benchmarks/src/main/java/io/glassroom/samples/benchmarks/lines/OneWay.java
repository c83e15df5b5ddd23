package io.glassroom.samples.benchmarks.lines;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.cluster.Envelope;
import io.glassroom.server.cluster.Letter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Some threads send small envelopes one way, as fast as the line takes them, and wait where it is full. Each sender's
/// envelopes must arrive once and in order.
final class OneWay {

    private static final Bytes BODY = Bytes.wrap(new byte[64]);

    private OneWay() {}

    /// @param wrong envelopes that were lost or out of order
    record Result(double perSecond, long wrong) {
        @Override
        public String toString() {
            return "%,.0f envelopes/s, %d wrong".formatted(perSecond, wrong);
        }
    }

    static Result measure(Pair.Medium medium, int senders, double seconds, LongSupplier clock)
            throws IOException, InterruptedException {
        long[] next = new long[senders];
        AtomicLong arrived = new AtomicLong(); // written by the ear alone
        AtomicLong wrong = new AtomicLong();
        AtomicLong sent = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        try (Pair pair = new Pair(medium, envelope -> {
            if (envelope.letter() instanceof Letter.Handle handle) {
                int sender = (int) handle.session();
                if (handle.call() != next[sender]++) {
                    wrong.incrementAndGet();
                }
                arrived.lazySet(arrived.get() + 1);
            }
        }, _ -> {})) {
            List<Thread> threads = new ArrayList<>();
            for (int sender = 0; sender < senders; sender++) {
                int session = sender;
                threads.add(Thread.startVirtualThread(() -> {
                    long call = 0;
                    while (!over.get()) {
                        Letter letter = new Letter.Handle(session, call++, false, "Room.Message", BODY);
                        pair.forth().send(Envelope.of(letter), Duration.ofSeconds(10));
                    }
                    sent.addAndGet(call);
                }));
            }
            sleep(seconds);
            long before = arrived.get();
            long start = clock.getAsLong();
            sleep(seconds);
            double perSecond = (arrived.get() - before) * 1e9 / (clock.getAsLong() - start);
            over.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
            pair.forth().close();
            for (int tries = 0; arrived.get() < sent.get() && tries < 500; tries++) {
                Thread.sleep(20);
            }
            return new Result(perSecond, wrong.get() + sent.get() - arrived.get());
        }
    }

    static void sleep(double seconds) throws InterruptedException {
        Thread.sleep((long) (seconds * 1_000));
    }
}
