package io.glassroom.client.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Captures;
import io.glassroom.client.model.TappedConnection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {

    private final Capture capture = Captures.of(traffic -> {
        for (int i = 1; i <= 12; i++) {
            traffic.heartbeat("c" + i);
        }
    });
    private final Lanes lanes = new Lanes();

    @Test
    void clientsStandInTheOrderOfTheirComing() {
        lanes.arrange(packets(11, 2, 9), 5);
        assertEquals(List.of("c2", "c9", "c11"), names());
        assertEquals(List.of("gate-1"), lanes.nodes());
        assertEquals(0, lanes.sharing());
    }

    @Test
    void clientKeepsItsLaneWhenItsArrowsAreOutOfSight() {
        lanes.arrange(packets(1, 2), 4);
        lanes.arrange(packets(3), 4);
        assertEquals(List.of("c1", "c2", "c3"), names());
    }

    @Test
    void clientUnseenForLongestGivesUpItsLane() {
        lanes.arrange(packets(1), 2);
        lanes.arrange(packets(2), 2);
        lanes.arrange(packets(3), 2);
        assertEquals(List.of("c2", "c3"), names());
    }

    @Test
    void thoseWhoFindNoRoomShareTheLastLane() {
        lanes.arrange(packets(1, 2, 3, 4, 5), 3);
        assertEquals(List.of("c1", "c2"), names());
        assertEquals(3, lanes.sharing());
        assertEquals(2, lanes.of(packets(5).getFirst().connection()));
    }

    private List<CapturedPacket> packets(int... connections) {
        return IntStream.of(connections).mapToObj(i -> capture.packets().get(i - 1)).toList();
    }

    private List<String> names() {
        return lanes.clients().stream().map(TappedConnection::id).toList();
    }
}
