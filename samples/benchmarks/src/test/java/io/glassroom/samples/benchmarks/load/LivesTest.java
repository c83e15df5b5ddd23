package io.glassroom.samples.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.message.RouteDictionary;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LivesTest {
    @ParameterizedTest
    @EnumSource(Target.Framing.class)
    void churnCountsWholeLives(Target.Framing framing) throws IOException {
        try (var server = new TinyServer(framing, RouteDictionary.EMPTY, new TinyServer.Mischief() {})) {
            Measured.Churn measured = new Churn(server.target(), Dialect.PROTOCOL, System::nanoTime, 4, "")
                    .run(new Window(0, 200_000_000, 300_000_000), OptionalLong.empty());

            assertTrue(measured.clean(), measured::toString);
            assertTrue(measured.lives() > 10, measured::toString);
        }
    }

    @Test
    void idleConnectionsBeatAsTheHandshakeSays() throws IOException {
        try (var server = TinyServer.webSocket(new TinyServer.Mischief() {})) {
            Measured.Idle measured = new Idle(server.target(), Dialect.PROTOCOL, System::nanoTime, 20, 100)
                    .run(800_000_000L, OptionalLong.of(ProcessHandle.current().pid()));

            assertTrue(measured.clean(), measured::toString);
            assertEquals(20, measured.stillOpen());
            assertTrue(server.heartbeats.get() >= 20, () -> server.heartbeats + " heartbeats");
        }
    }

    @Test
    void aServerThatIsNotThereIsSaidInOneLine() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        var load = new RoundTrips(Target.parse("ws://127.0.0.1:" + free), Dialect.PROTOCOL, System::nanoTime, 1, 1);

        var refused = assertThrows(LoadException.class, () -> load.run(Window.seconds(0, 1), OptionalLong.empty()));

        assertEquals("nothing listens at ws://127.0.0.1:" + free, refused.getMessage());
    }
}
