package io.glassroom.protocol.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.client.Requests.Disconnection;
import io.glassroom.protocol.message.Message;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestsTest {

    private final List<String> failures = new ArrayList<>();

    @Test
    void idsBeginAtOne() {
        assertEquals(1, new Requests().nextId());
    }

    @Test
    void idsStayBelowTwoToThe31AndBeginAgainAtOne() {
        var requests = new Requests(Integer.MAX_VALUE - 1);
        assertEquals(Integer.MAX_VALUE, requests.nextId());
        assertEquals(1, requests.nextId());
    }

    @Test
    void idsInFlightAreSteppedOver() {
        var requests = new Requests(Integer.MAX_VALUE);
        requests.add(1, waiting("a"), () -> true);
        requests.add(2, waiting("b"), () -> true);
        assertEquals(3, requests.nextId());
    }

    @Test
    void requestIsTakenOnce() {
        var requests = new Requests();
        requests.add(1, waiting("a"), () -> true);
        assertTrue(requests.take(1).isPresent());
        assertTrue(requests.take(1).isEmpty());
    }

    @Test
    void allFailInTheOrderOfTheirIds() {
        var requests = new Requests();
        List.of(3L, 1L, 2L).forEach(id -> requests.add(id, waiting("request " + id), () -> true));
        requests.failAll(new Disconnection(1006, "gone"));
        assertEquals(List.of("request 1", "request 2", "request 3"), failures);
        assertEquals(0, requests.count());
    }

    private Requests.Waiting waiting(String name) {
        return new Requests.Waiting() {
            @Override
            public void answered(Message.Response response) {}

            @Override
            public void unreadable(String why) {}

            @Override
            public void failed(Disconnection why) {
                failures.add(name);
            }
        };
    }
}
