package io.glassroom.protocol.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.client.Requests.Disconnection;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
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
        requests.add(request(1), waiting("a"), () -> true);
        requests.add(request(2), waiting("b"), () -> true);
        assertEquals(3, requests.nextId());
    }

    @Test
    void requestIsTakenOnce() {
        var requests = new Requests();
        requests.add(request(1), waiting("a"), () -> true);
        assertTrue(requests.take(1).isPresent());
        assertTrue(requests.take(1).isEmpty());
    }

    @Test
    void allFailInTheOrderInWhichTheyWereMade() {
        var requests = new Requests();
        List.of(3L, 1L, 2L).forEach(id -> requests.add(request(id), waiting("request " + id), () -> true));
        requests.failAll(new Disconnection(1006, "gone"));
        assertEquals(List.of("request 3", "request 1", "request 2"), failures);
        assertEquals(0, requests.count());
    }

    private static Message.Request request(long id) {
        return new Message.Request(id, Route.of("Echo.Ping"), Bytes.EMPTY);
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
