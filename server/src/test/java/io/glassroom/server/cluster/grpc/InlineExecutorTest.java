package io.glassroom.server.cluster.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.server.fixture.CapturedLog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InlineExecutorTest {

    private final ArrayDeque<Runnable> relief = new ArrayDeque<>();
    private final List<Integer> done = new ArrayList<>();

    @Test
    void taskRunsOnTheThreadThatBringsIt() {
        Thread[] ran = new Thread[1];
        new InlineExecutor(relief::add).execute(() -> ran[0] = Thread.currentThread());
        assertEquals(Thread.currentThread(), ran[0]);
    }

    @Test
    void taskThatATaskBringsRunsAfterIt() {
        var executor = new InlineExecutor(relief::add);
        executor.execute(() -> {
            executor.execute(() -> done.add(2));
            done.add(1);
        });
        assertEquals(List.of(1, 2), done);
    }

    @Test
    void nobodyIsKeptForMoreThanATurn() {
        var executor = new InlineExecutor(relief::add);
        executor.execute(() -> IntStream.range(0, 100).forEach(i -> executor.execute(() -> done.add(i))));
        assertEquals(31, done.size());
        assertEquals(1, relief.size());
        while (!relief.isEmpty()) {
            relief.remove().run();
        }
        assertEquals(IntStream.range(0, 100).boxed().toList(), done);
    }

    @Test
    void taskThatFailsIsLoggedAndTheNextRuns() {
        try (var log = new CapturedLog(InlineExecutor.class)) {
            var executor = new InlineExecutor(relief::add);
            executor.execute(() -> {
                throw new IllegalStateException("no");
            });
            executor.execute(() -> done.add(1));
            assertTrue(log.messages().toString().contains("no"), log.messages()::toString);
        }
        assertEquals(List.of(1), done);
    }
}
