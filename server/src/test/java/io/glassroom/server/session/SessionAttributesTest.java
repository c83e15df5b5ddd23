package io.glassroom.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.server.fixture.RecordingEntity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionAttributesTest {

    private record Seat(int row) {}

    private final Session session = RecordingEntity.session(1);

    static Stream<Named<Object>> values() {
        return Stream.<Object>of(
                        "text", true, 'c', (byte) 1, (short) 2, 3, 4L, 5.5f, 6.5, List.of(1), new Seat(7), new int[] {8})
                .map(value -> Named.of(value.getClass().getSimpleName(), value));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueOfAnyTypeIsRememberedAsItIs(Object value) {
        session.set("key", value);
        assertEquals(Optional.of(value), session.get("key", value.getClass()));
    }

    static Stream<Number> numbers() {
        return Stream.of((byte) 42, (short) 42, 42, 42L, 42f, 42.0);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aNumberIsReadAsEveryTypeOfNumber(Number number) {
        session.set("n", number);
        assertEquals(42, session.getInt("n"));
        assertEquals(42L, session.getLong("n"));
        assertEquals(42.0, session.getDouble("n"));
    }

    @Test
    void textAndTruthAreReadAsSuch() {
        session.set("name", "alice");
        session.set("ready", true);
        assertEquals("alice", session.getString("name"));
        assertTrue(session.getBoolean("ready"));
    }

    @Test
    void whatWasNeverSetReadsAsNothing() {
        assertEquals("", session.getString("none"));
        assertEquals(0, session.getInt("none"));
        assertEquals(0L, session.getLong("none"));
        assertEquals(0.0, session.getDouble("none"));
        assertFalse(session.getBoolean("none"));
        assertEquals(Optional.empty(), session.get("none", Seat.class));
        assertFalse(session.has("none"));
    }

    @Test
    void aValueOfAnotherTypeReadsAsNothing() {
        session.set("name", "alice");
        assertEquals(0, session.getInt("name"));
        assertEquals(Optional.empty(), session.get("name", Integer.class));
    }

    @Test
    void theLastValueCounts() {
        session.set("name", "alice");
        session.set("name", "bob");
        assertEquals("bob", session.getString("name"));
    }

    @Test
    void aRemovedValueIsGone() {
        session.remove("name");
        session.set("name", "alice");
        session.remove("name");
        assertFalse(session.has("name"));
    }

    @Test
    void clearForgetsEverything() {
        session.set("a", 1);
        session.set("b", 2);
        session.clear();
        assertEquals(Map.of(), session.state());
    }

    @Test
    void theStateIsACopy() {
        session.set("a", 1);
        Map<String, Object> state = session.state();
        session.set("a", 2);
        assertEquals(Map.of("a", 1), state);
        assertThrows(UnsupportedOperationException.class, () -> state.put("a", 3));
    }

    @Test
    void aStateCanBeRestoredIntoAnotherSession() {
        session.set("a", 1);
        Session other = RecordingEntity.session(2);
        other.set("b", 2);
        other.restore(session.state());
        other.set("c", 3);
        assertEquals(Map.of("a", 1, "c", 3), other.state());
        assertEquals(Map.of("a", 1), session.state());
    }
}
