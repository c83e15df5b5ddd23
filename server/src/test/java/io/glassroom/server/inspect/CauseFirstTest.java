package io.glassroom.server.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.protocol.client.ClusterListener;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapEvent.HopKind;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CauseFirstTest {

    private final VirtualTime time = new VirtualTime();
    private final List<String> told = new ArrayList<>();
    private final CauseFirst order = new CauseFirst(new Diary(), time, Runnable::run);

    @BeforeEach
    void meet() {
        for (String node : List.of("gate-1", "chat-1", "chat-2")) {
            order.hello(new TapLine.Hello(node, "0.1", RouteDictionary.EMPTY, Duration.ZERO, "json", List.of()));
        }
        told.clear();
    }

    @Test
    void whatCameInTheRightOrderIsPassedOnAtOnce() {
        tell("gate-1", sent("chat-1", 1));
        tell("chat-1", received("gate-1", 1), sent("gate-1", 1));
        tell("gate-1", received("chat-1", 1));
        assertEquals(List.of("gate-1 OUT 1", "chat-1 IN 1", "chat-1 OUT 1", "gate-1 IN 1"), told);
    }

    @Test
    void answerThatIsHeardFirstWaitsForWhatItAnswers() {
        tell("chat-1", received("gate-1", 1), sent("gate-1", 1));
        assertEquals(List.of(), told);
        tell("gate-1", sent("chat-1", 1), received("chat-1", 1));
        assertEquals(List.of("gate-1 OUT 1", "chat-1 IN 1", "chat-1 OUT 1", "gate-1 IN 1"), told);
    }

    @Test
    void chainThroughThreeNodesIsUnravelledWhateverIsHeardFirst() {
        tell("chat-2", received("gate-1", 2), sent("gate-1", 1));
        tell("chat-1", received("gate-1", 1), sent("gate-1", 1));
        tell("gate-1", sent("chat-1", 1), received("chat-1", 1), sent("chat-2", 2), received("chat-2", 1));
        assertEquals(
                List.of("gate-1 OUT 1", "chat-1 IN 1", "chat-1 OUT 1", "gate-1 IN 1", "gate-1 OUT 2", "chat-2 IN 2", "chat-2 OUT 1", "gate-1 IN 1"),
                told);
    }

    @Test
    void nodeThatWaitsKeepsNoOtherNodeWaiting() {
        tell("chat-1", received("gate-1", 1));
        tell("chat-2", sent("gate-1", 1));
        assertEquals(List.of("chat-2 OUT 1"), told);
    }

    @Test
    void whatTheSenderNeverTellsOfIsWaitedForOnlyAMoment() {
        tell("chat-1", received("gate-1", 1), sent("gate-1", 1));
        time.advance(CauseFirst.PATIENCE.minusMillis(1));
        assertEquals(List.of(), told);
        time.advance(Duration.ofMillis(1));
        assertEquals(List.of("chat-1 IN 1", "chat-1 OUT 1"), told);
        tell("gate-1", received("chat-1", 1));
        assertEquals("gate-1 IN 1", told.getLast());
    }

    @Test
    void nobodyWaitsForANodeThatIsNotWatchedOrHasNoNumbers() {
        tell("chat-1", received("gate-9", 1), received("gate-1", 0));
        assertEquals(List.of("chat-1 IN 1", "chat-1 IN 0"), told);
    }

    @Test
    void nodeThatGoesTellsAllFirstAndIsWaitedForNoMore() {
        tell("gate-1", received("chat-2", 7));
        tell("chat-1", received("gate-1", 1));
        order.gone("gate-1", "gone");
        assertEquals(List.of("gate-1 IN 7", "chat-1 IN 1", "gate-1 gone"), told);
    }

    @Test
    void nodeThatBeginsAnewHasNewNumbers() {
        tell("gate-1", sent("chat-1", 1));
        meet();
        tell("chat-1", received("gate-1", 1));
        assertEquals(List.of(), told);
        tell("gate-1", sent("chat-1", 1));
        assertEquals(List.of("gate-1 OUT 1", "chat-1 IN 1"), told);
    }

    @Test
    void lossIsToldAfterWhatWasHeardBefore() {
        tell("chat-1", received("gate-1", 1));
        order.lost("chat-1", 3);
        assertEquals(List.of("chat-1 IN 1", "chat-1 lost 3"), told);
    }

    private static TapEvent.Cluster.Hop sent(String to, long number) {
        return new TapEvent.Cluster.Hop(Direction.OUT, to, HopKind.REQUEST, "Room.Join", "c1@gate-1", 1, number, 80);
    }

    private static TapEvent.Cluster.Hop received(String from, long number) {
        return new TapEvent.Cluster.Hop(Direction.IN, from, HopKind.REQUEST, "Room.Join", "c1@gate-1", 1, number, 80);
    }

    private void tell(String node, TapEvent... events) {
        order.records(node, Stream.of(events)
                .map(event -> new TapRecord(1, 0, Instant.EPOCH, node, FlowId.NONE, event))
                .toList());
    }

    private final class Diary implements ClusterListener {

        @Override
        public void hello(TapLine.Hello hello) {
            told.add("hello " + hello.node());
        }

        @Override
        public void records(String node, List<TapRecord> records) {
            for (TapRecord record : records) {
                var hop = (TapEvent.Cluster.Hop) record.event();
                told.add(node + " " + hop.direction() + " " + hop.number());
            }
        }

        @Override
        public void lost(String node, long count) {
            told.add(node + " lost " + count);
        }

        @Override
        public void gone(String node, String reason) {
            told.add(node + " gone");
        }

        @Override
        public void blind(String reason, boolean forGood) {}
    }
}
