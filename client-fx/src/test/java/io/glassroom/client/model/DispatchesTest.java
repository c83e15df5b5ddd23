package io.glassroom.client.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Dispatches.Handling;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DispatchesTest {

    private final Capture capture = new Capture(10);
    private final Dispatches dispatches = new Dispatches(capture);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);

    @Test
    void handlerIsToldOfTheMessageThatItTook() {
        traffic.say("c1", "alice", "hello", List.of("c1", "c2"));
        traffic.dispatched("c1", "Room.Message", "handled", Duration.ofMillis(3));
        assertEquals(Optional.of(new Handling(Duration.ofMillis(3), true)), dispatches.of(capture.packets().get(0)));
        assertEquals(Optional.empty(), dispatches.of(capture.packets().get(1)), "a Push was not dispatched");
    }

    @Test
    void errorIsToldFromSuccess() {
        traffic.say("c1", "alice", "hello", List.of());
        traffic.dispatched("c1", "Room.Message", "GLS-500", Duration.ZERO);
        assertFalse(dispatches.of(capture.packets().get(0)).orElseThrow().handled());
    }

    @Test
    void packetThatIsNotKeptHasNoHandlerAnyMore() {
        traffic.say("c1", "alice", "hello", List.of());
        traffic.dispatched("c1", "Room.Message", "handled", Duration.ofMillis(3));
        CapturedPacket said = capture.packets().get(0);
        for (int i = 0; i < 10; i++) {
            traffic.heartbeat("c1");
        }
        assertEquals(Optional.empty(), dispatches.of(said));
        assertEquals(Optional.empty(), dispatches.of(capture.packets().get(9)), "its place was taken over clean");
    }
}
