package io.glassroom.samples.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FanOutTest {
    private static final Window SHORT = new Window(0, 150_000_000, 300_000_000);
    private static final int PACE = 200; // messages a second

    @Test
    void everyMemberGetsEveryMessageOnce() throws IOException {
        try (var server = TinyServer.webSocket(new TinyServer.Mischief() {})) {
            Measured.FanOut measured = run(server, 4, 0);

            assertTrue(measured.clean(), measured::toString);
            assertTrue(measured.sent() > 20, measured::toString);
        }
    }

    @Test
    void pushesWithDictionaryCodesAreUnderstood() throws IOException {
        var dictionary = RouteDictionary.of(List.of("Room.Join", "Room.Message", "onMembers", "onMessage"));
        try (var server = new TinyServer(Target.Framing.TCP, dictionary, new TinyServer.Mischief() {})) {
            Measured.FanOut measured = run(server, 4, 0);

            assertTrue(measured.clean(), measured::toString);
            assertTrue(measured.sent() > 20, measured::toString);
        }
    }

    @Test
    void aRateIsKept() throws IOException {
        try (var server = TinyServer.webSocket(new TinyServer.Mischief() {})) {
            Measured.FanOut measured = run(server, 2, PACE);

            assertTrue(measured.clean(), measured::toString);
            assertEquals(30, measured.sent(), 3, measured::toString); // 150 ms
        }
    }

    @Test
    void aDeliveryThatNeverComesIsLost() throws IOException {
        assertEquals(1, withThirdPushToOneMember(push -> List.of()).lost());
    }

    @Test
    void aSecondDeliveryOfTheSameMessageIsCounted() throws IOException {
        Measured.FanOut measured = withThirdPushToOneMember(push -> List.of(push.getFirst(), push.getFirst()));

        assertEquals(1, measured.duplicated());
        assertEquals(0, measured.lost());
    }

    @Test
    void aLateDeliveryIsReorderedAndNotLost() throws IOException {
        var held = new AtomicInteger();
        var late = new Message.Push[1];
        try (var server = TinyServer.webSocket(new TinyServer.Mischief() {
            @Override
            public List<Message.Push> pushes(int member, Message.Push push) {
                return switch (member == 1 ? held.getAndIncrement() : -1) {
                    case 3 -> {
                        late[0] = push;
                        yield List.of();
                    }
                    case 4 -> List.of(push, late[0]);
                    default -> List.of(push);
                };
            }
        })) {
            Measured.FanOut measured = run(server, 2, PACE);

            assertEquals(1, measured.reordered());
            assertEquals(0, measured.lost());
        }
    }

    @Test
    void aDeliveryWithAnotherContentIsWrong() throws IOException {
        Measured.FanOut measured = withThirdPushToOneMember(push -> List.of(new Message.Push(
                push.getFirst().route(), Bytes.utf8(push.getFirst().body().utf8().replace("abc", "xyz")))));

        assertEquals(1, measured.wrong());
    }

    private static Measured.FanOut withThirdPushToOneMember(UnaryOperator<List<Message.Push>> change)
            throws IOException {
        var count = new AtomicInteger();
        try (var server = TinyServer.webSocket(new TinyServer.Mischief() {
            @Override
            public List<Message.Push> pushes(int member, Message.Push push) {
                return member == 1 && count.incrementAndGet() == 3 ? change.apply(List.of(push)) : List.of(push);
            }
        })) {
            return run(server, 3, PACE);
        }
    }

    private static Measured.FanOut run(TinyServer server, int members, double rate) {
        return new FanOut(server.target(), Dialect.PROTOCOL, System::nanoTime, members, 8, rate, "bench")
                .run(SHORT, OptionalLong.empty());
    }
}
