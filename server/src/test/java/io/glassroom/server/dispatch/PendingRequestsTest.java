package io.glassroom.server.dispatch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.glassroom.protocol.tap.FlowId;
import io.glassroom.server.session.HandlerError;
import org.junit.jupiter.api.Test;

class PendingRequestsTest {

    private final PendingRequests pending = new PendingRequests();

    private static FlowId flow(long value) {
        return new FlowId(value);
    }

    @Test
    void aRequestIsAnsweredOnce() {
        assertNull(pending.open(5, 0, flow(1)));
        assertEquals(flow(1), pending.answer(5));
        assertNull(pending.answer(5));
    }

    @Test
    void onlyWhatWasAskedCanBeAnswered() {
        assertNull(pending.answer(5));
    }

    @Test
    void anOpenIdIsAConflictUntilItIsAnswered() {
        pending.open(5, 0, flow(1));
        assertEquals(new HandlerError(409, "request 5 is still open"), pending.open(5, 1, flow(2)));
        assertEquals(flow(1), pending.answer(5));
        assertNull(pending.open(5, 2, flow(3)));
    }

    @Test
    void idsAreUnsigned() {
        pending.open(-1, 0, flow(1));
        assertEquals(new HandlerError(409, "request 18446744073709551615 is still open"), pending.open(-1, 0, flow(2)));
    }

    @Test
    void theOldestAreOverdueFirstAndStayUntilAnswered() {
        pending.open(3, 10, flow(1));
        pending.open(2, 20, flow(2));
        pending.open(1, 30, flow(3));
        assertArrayEquals(new long[] {}, pending.overdue(9));
        assertArrayEquals(new long[] {3, 2}, pending.overdue(20));
        pending.answer(3);
        assertArrayEquals(new long[] {2, 1}, pending.overdue(99));
    }

    @Test
    void timeMayRunOverTheEndOfALong() {
        pending.open(1, Long.MAX_VALUE, flow(1));
        assertArrayEquals(new long[] {}, pending.overdue(Long.MAX_VALUE - 1));
        assertArrayEquals(new long[] {1}, pending.overdue(Long.MIN_VALUE + 5));
    }

    @Test
    void thereIsAnEndToWhatAClientCanOpen() {
        for (int id = 1; id <= PendingRequests.MOST; id++) {
            assertNull(pending.open(id, 0, FlowId.NONE));
        }
        assertEquals(new HandlerError(429, "1024 requests are open already"), pending.open(9999, 0, FlowId.NONE));
        pending.answer(500);
        assertNull(pending.open(9999, 0, FlowId.NONE));
    }
}
