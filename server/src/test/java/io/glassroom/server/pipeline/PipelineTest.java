package io.glassroom.server.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.fixture.RecordingEntity;
import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.Session;
import org.junit.jupiter.api.Test;

class PipelineTest {

    private final Pipeline pipeline = new Pipeline();
    private final Session session = RecordingEntity.session(1);

    private static Stage appending(String text) {
        return (session, message) ->
                new Message.Notify(((Message.Notify) message).route(), Bytes.utf8(message.body().utf8() + text));
    }

    private String through() {
        return pipeline.process(session, new Message.Notify(Route.of("A.B"), Bytes.EMPTY)).body().utf8();
    }

    @Test
    void anEmptyPipelineChangesNothing() {
        var message = new Message.Notify(Route.of("A.B"), Bytes.EMPTY);
        assertTrue(pipeline.isEmpty());
        assertSame(message, pipeline.process(session, message));
    }

    @Test
    void stagesAtTheBackRunInTheOrderOfTheirComing() {
        pipeline.pushBack(appending("1"));
        pipeline.pushBack(appending("2"));
        assertFalse(pipeline.isEmpty());
        assertEquals("12", through());
    }

    @Test
    void aStageAtTheFrontRunsBeforeAllOthers() {
        pipeline.pushBack(appending("1"));
        pipeline.pushFront(appending("2"));
        pipeline.pushFront(appending("3"));
        assertEquals("321", through());
    }

    @Test
    void anErrorStopsTheMessage() {
        pipeline.pushBack((from, message) -> {
            throw new HandlerException(403, "stop");
        });
        pipeline.pushBack((from, message) -> {
            throw new AssertionError("never reached");
        });
        assertThrows(HandlerException.class, this::through);
    }

    @Test
    void aStageAddedMeanwhileIsSeenByTheNextMessage() {
        pipeline.pushBack((from, message) -> {
            pipeline.pushBack(appending("late"));
            return message;
        });
        assertEquals("", through());
        assertEquals("late", through());
    }
}
