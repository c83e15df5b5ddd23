package io.glassroom.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.glassroom.server.fixture.RecordingEntity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private final Sessions sessions = new Sessions();

    @Test
    void idsArePositiveAndNeverTheSame() {
        assertEquals(List.of(1L, 2L, 3L), List.of(sessions.nextId(), sessions.nextId(), sessions.nextId()));
    }

    @Test
    void aSessionIsFoundByIdAndByUidWhileItLives() {
        Session session = RecordingEntity.session(3);
        session.bind(new Uid("carol"));
        sessions.add(session);
        assertEquals(1, sessions.count());
        assertEquals(Optional.of(session), sessions.find(3));
        assertEquals(Optional.of(session), sessions.find(new Uid("carol")));
        assertEquals(Optional.empty(), sessions.find(new Uid("dave")));
        sessions.remove(session);
        assertEquals(Optional.empty(), sessions.find(3));
        assertEquals(0, sessions.count());
    }

    @Test
    void theViewOfAllCannotBeChanged() {
        Session session = RecordingEntity.session(3);
        sessions.add(session);
        assertThrows(UnsupportedOperationException.class, () -> sessions.all().remove(session));
    }
}
