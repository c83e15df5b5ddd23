package io.glassroom.client.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterSizeTest {

    @Test
    void sizeIsSpelledGatesTimesChatNodes() {
        assertEquals(new ClusterSize(3, 2), ClusterSize.of("3x2"));
        assertEquals("3x2", new ClusterSize(3, 2).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "0x1", "1x0", "10x1", "2X2", "2x2x2", "-1x2"})
    void whatIsNoSizeIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> ClusterSize.of(text));
    }

    @Test
    void planHasGatesThenChatNodesThenOneMaster() {
        assertEquals(
                List.of("gate-1", "gate-2", "chat-1", "master-1"),
                NodePlan.cluster(new ClusterSize(2, 1), 3250).stream().map(NodePlan::name).toList());
        assertEquals(
                List.of(3251, 3252, 0, 0),
                NodePlan.cluster(new ClusterSize(2, 1), 3250).stream().map(NodePlan::port).toList());
    }
}
