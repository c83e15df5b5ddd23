package io.glassroom.server.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.server.fixture.CapturedLog;
import io.glassroom.server.fixture.TestServer;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MailboxTest {

    private final List<Object> done = new CopyOnWriteArrayList<>();
    private final AtomicInteger pauses = new AtomicInteger();
    private final AtomicInteger resumes = new AtomicInteger();
    private final Mailbox mailbox = new Mailbox(pauses::incrementAndGet, resumes::incrementAndGet);

    private void awaitDone(int count) {
        TestServer.await(count + " tasks", () -> done.size() == count);
    }

    /// Occupies the mailbox until the latch is counted down.
    private CountDownLatch block() {
        var inside = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        mailbox.post(() -> {
            inside.countDown();
            await(leave);
        });
        await(inside);
        return leave;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void tasksAreDoneInOrder() {
        IntStream.range(0, 1000).forEach(i -> mailbox.post(() -> done.add(i)));
        awaitDone(1000);
        assertEquals(IntStream.range(0, 1000).boxed().toList(), done);
    }

    @Test
    void theTurnCanBeTakenOnlyWhenNobodyHasIt() {
        assertTrue(mailbox.tryEnter());
        assertFalse(mailbox.tryEnter());
        mailbox.leave();
        CountDownLatch leave = block();
        assertFalse(mailbox.tryEnter());
        leave.countDown();
        TestServer.await("the turn is free", mailbox::tryEnter);
        mailbox.leave();
    }

    @Test
    void whatIsPostedDuringSomebodysTurnIsDoneAfterIt() {
        mailbox.tryEnter();
        mailbox.post(() -> done.add("posted"));
        done.add("own");
        mailbox.leave();
        awaitDone(2);
        assertEquals(List.of("own", "posted"), done);
    }

    @Test
    void theEndComesAfterAllElse() {
        CountDownLatch leave = block();
        mailbox.post(() -> done.add("task"));
        mailbox.close(() -> done.add("end"));
        assertFalse(mailbox.tryEnter());
        leave.countDown();
        awaitDone(2);
        assertEquals(List.of("task", "end"), done);
    }

    @Test
    void theEndOfAnIdleMailboxComesAtOnce() {
        mailbox.close(() -> done.add("end"));
        awaitDone(1);
    }

    @Test
    void theEndDuringSomebodysTurnComesAfterIt() {
        mailbox.tryEnter();
        mailbox.close(() -> done.add("end"));
        assertEquals(List.of(), done);
        mailbox.leave();
        awaitDone(1);
    }

    @Test
    void aTaskThatThrowsHarmsNoOther() {
        try (var log = new CapturedLog(Mailbox.class)) {
            mailbox.post(() -> {
                throw new AssertionError("on purpose");
            });
            mailbox.post(() -> done.add("next"));
            awaitDone(1);
            assertEquals(1, log.messages().size());
        }
    }

    @Test
    void readingStopsAt64AndGoesOnAt16() {
        CountDownLatch leave = block();
        IntStream.range(0, 63).forEach(i -> mailbox.post(() -> done.add(resumes.get())));
        assertEquals(0, pauses.get());
        mailbox.post(() -> done.add(resumes.get()));
        assertEquals(1, pauses.get());
        leave.countDown();
        awaitDone(64);
        assertEquals(Collections.nCopies(47, 0), done.subList(0, 47)); // 17 wait when the last of them is taken
        assertEquals(Collections.nCopies(17, 1), done.subList(47, 64));
        assertEquals(1, pauses.get());
    }
}
