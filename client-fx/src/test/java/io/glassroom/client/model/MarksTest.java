package io.glassroom.client.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MarksTest {

    private final Capture capture = Captures.of(traffic -> {
        traffic.heartbeat("c1");
        traffic.heartbeat("c1");
        traffic.heartbeat("c1");
    });
    private final Marks marks = capture.marks();

    @Test
    void markIsSetAndTakenAway() {
        marks.mark(2, true);
        assertTrue(marks.isMarked(2));
        marks.mark(2, false);
        assertFalse(marks.isMarked(2));
    }

    @Test
    void marksAndNotesComeInTheOrderOfTheirPackets() {
        marks.mark(3, true);
        marks.mark(1, true);
        marks.note(9, "b");
        marks.note(2, "a");
        assertEquals(List.of(1L, 3L), List.copyOf(marks.marked()));
        assertEquals(List.of(Map.entry(2L, "a"), Map.entry(9L, "b")), List.copyOf(marks.notes().entrySet()));
    }

    @Test
    void blankNoteIsNone() {
        marks.note(2, "why?");
        marks.note(2, "  ");
        assertEquals(Optional.empty(), marks.note(2));
    }

    @Test
    void timeBeforeTheReferenceIsNegative() {
        CapturedPacket second = capture.packets().get(1);
        marks.refer(Optional.of(new Marks.Reference(second.number(), second.sinceStart())));
        assertEquals(Duration.ofMillis(-1), marks.time(capture.packets().get(0)));
        assertEquals(Duration.ZERO, marks.time(second));
        assertEquals(Duration.ofMillis(1), marks.time(capture.packets().get(2)));
    }

    @Test
    void onlyChangesAreTold() {
        var told = new AtomicInteger();
        marks.listen(told::incrementAndGet);
        marks.mark(1, true);
        marks.mark(1, true);
        marks.note(1, "x");
        marks.note(1, "x");
        marks.refer(Optional.empty());
        marks.clear();
        marks.clear();
        assertEquals(3, told.get());
    }
}
