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
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTripsTest {
    private static final Window SHORT = new Window(0, 150_000_000, 300_000_000);

    @ParameterizedTest
    @EnumSource(Target.Framing.class)
    void everyAnswerOfAnHonestServerIsRight(Target.Framing framing) throws IOException {
        try (var server = new TinyServer(framing, RouteDictionary.EMPTY, new TinyServer.Mischief() {})) {
            Measured.RoundTrips measured = run(server, 5, 3);

            assertTrue(measured.clean(), measured::toString);
            assertTrue(measured.right() > 100, measured::toString);
        }
    }

    @Test
    void routesAreSentAsCodesWhenTheServerHasADictionary() throws IOException {
        var dictionary = RouteDictionary.of(List.of("Echo.Ping", "Room.Join"));
        var route = new AtomicReference<>("");
        try (var server = new TinyServer(Target.Framing.WEB_SOCKET, dictionary, new TinyServer.Mischief() {
            @Override
            public List<Message.Response> answers(Message.Request request) {
                route.set(request.route().text());
                return TinyServer.Mischief.super.answers(request);
            }
        })) {
            assertTrue(run(server, 1, 1).clean());
            assertEquals("Echo.Ping", route.get());
        }
    }

    @Test
    void swappedIdsAreTwoWrongAnswers() throws IOException {
        var first = new AtomicReference<Message.Request>();
        var count = new AtomicInteger();
        try (var server = TinyServer.webSocket(new TinyServer.Mischief() {
            @Override
            public List<Message.Response> answers(Message.Request request) {
                return switch (count.getAndIncrement()) {
                    case 0 -> {
                        first.set(request);
                        yield List.of();
                    }
                    case 1 -> List.of(
                            new Message.Response(first.get().id(), false, request.body()),
                            new Message.Response(request.id(), false, first.get().body()));
                    default -> TinyServer.Mischief.super.answers(request);
                };
            }
        })) {
            Measured.RoundTrips measured = run(server, 1, 2);

            assertEquals(2, measured.wrong());
            assertEquals(0, measured.lost());
        }
    }

    @Test
    void anAnswerThatNeverComesIsLost() throws IOException {
        var count = new AtomicInteger();
        try (var server = TinyServer.webSocket(new TinyServer.Mischief() {
            @Override
            public List<Message.Response> answers(Message.Request request) {
                return count.getAndIncrement() == 20 ? List.of() : TinyServer.Mischief.super.answers(request);
            }
        })) {
            Measured.RoundTrips measured = run(server, 2, 2);

            assertEquals(1, measured.lost());
            assertEquals(0, measured.wrong());
        }
    }

    @Test
    void anAnswerToNothingIsWrong() throws IOException {
        var count = new AtomicInteger();
        try (var server = TinyServer.webSocket(new TinyServer.Mischief() {
            @Override
            public List<Message.Response> answers(Message.Request request) {
                var right = new Message.Response(request.id(), false, request.body());
                return count.getAndIncrement() == 20 ? List.of(right, right) : List.of(right);
            }
        })) {
            assertEquals(1, run(server, 1, 1).wrong());
        }
    }

    @Test
    void anErrorIsAWrongAnswer() throws IOException {
        try (var server = TinyServer.webSocket(new TinyServer.Mischief() {
            @Override
            public List<Message.Response> answers(Message.Request request) {
                return List.of(new Message.Response(request.id(), true, Bytes.utf8("{\"code\":404}")));
            }
        })) {
            Measured.RoundTrips measured = run(server, 1, 1);

            assertEquals(0, measured.right());
            assertTrue(measured.wrong() > 0);
        }
    }

    @Test
    void theHistogramHoldsEachMeasuredAnswer() throws IOException {
        try (var server = TinyServer.webSocket(new TinyServer.Mischief() {})) {
            Measured.RoundTrips measured = run(server, 4, 1);
            Percentiles latency = measured.latency();

            assertTrue(latency.count() > 0 && latency.count() <= measured.right(), latency::toString);
            assertTrue(latency.p50() > 0 && latency.p50() <= latency.p99(), latency::toString);
            assertTrue(latency.p99() <= latency.p999(), latency::toString);
            double meanMillis = 4 * 1_000 / measured.perSecond(); // Little's law: four requests are under way
            assertTrue(latency.p50() < 3 * meanMillis, () -> latency + ", mean " + meanMillis);
        }
    }

    private static Measured.RoundTrips run(TinyServer server, int connections, int outstanding) {
        return new RoundTrips(server.target(), Dialect.PROTOCOL, System::nanoTime, connections, outstanding)
                .run(SHORT, OptionalLong.empty());
    }
}
