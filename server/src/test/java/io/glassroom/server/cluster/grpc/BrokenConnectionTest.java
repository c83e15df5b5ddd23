package io.glassroom.server.cluster.grpc;

import static io.glassroom.server.fixture.SplitNetwork.Half.LEFT;
import static io.glassroom.server.fixture.SplitNetwork.Half.RIGHT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.server.fixture.SplitNetwork;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Members that go without a word.
class BrokenConnectionTest {

    @Test
    void killedProcessEndsTheLinesOfBothDirectionsAtOnce() throws Exception {
        try (End gate = End.overTcp("gate-1", "s3cret");
                var chat = new EndProcess("chat-1", "127.0.0.1", UnaryOperator.identity())) {
            chat.open("gate-1", gate.member().lines());
            assertEquals("accepted chat-1", gate.accepted());
            gate.open(End.member("chat-1", chat.address()));
            assertEquals("opened", gate.watched());

            long killed = System.nanoTime();
            chat.kill();
            assertEquals("ended: connection lost", gate.watched());
            assertEquals("ended: connection lost", gate.accepted());
            long millis = millisSince(killed);
            assertTrue(millis < 1_000, () -> millis + " ms");
        }
    }

    @Test
    void hostThatCannotBeReachedAnyMoreIsNoticedWithinTenSecondsAtBothEnds() throws Exception {
        try (SplitNetwork network = SplitNetwork.openOrSkip();
                var gate = new EndProcess("gate-1", network.address(LEFT), command -> network.command(LEFT, command));
                var chat = new EndProcess("chat-1", network.address(RIGHT), command -> network.command(RIGHT, command))) {
            gate.open("chat-1", chat.address());
            assertEquals("opened", gate.says());
            assertEquals("accepted gate-1", chat.says());

            long cut = System.nanoTime();
            network.cut();
            assertEquals("ended: connection lost", gate.says());
            assertEquals("ended: connection lost", chat.says());
            long millis = millisSince(cut);
            assertTrue(millis < 10_000, () -> millis + " ms");
        }
    }

    private static long millisSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1_000_000;
    }
}
