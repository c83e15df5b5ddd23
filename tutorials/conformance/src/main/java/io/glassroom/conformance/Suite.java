package io.glassroom.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// All checks, in the order of protocol.md.
public final class Suite {

    /// Checks at a time: most of them wait.
    private static final int TOGETHER = 16;

    private Suite() {}

    public static List<Check> all() {
        return Stream.of(
                        PacketRules.all(),
                        MessageRules.all(),
                        HandshakeRules.all(),
                        HeartbeatRules.all(),
                        AnswerRules.all(),
                        MalformedRules.all())
                .flatMap(List::stream)
                .toList();
    }

    /// Runs checks side by side, and tells of each in their order as soon as it is known.
    public static void run(List<Check> checks, Ground ground, BiConsumer<Check, Judgement> told)
            throws InterruptedException {
        var room = new Semaphore(TOGETHER);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Judgement>> judgements = new ArrayList<>();
            for (Check check : checks) {
                judgements.add(threads.submit(() -> {
                    room.acquire();
                    try {
                        return check.judge(ground);
                    } finally {
                        room.release();
                    }
                }));
            }
            for (int i = 0; i < checks.size(); i++) {
                told.accept(checks.get(i), judgement(judgements.get(i)));
            }
        }
    }

    private static Judgement judgement(Future<Judgement> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a check failed: " + e.getCause(), e.getCause());
        }
    }
}
