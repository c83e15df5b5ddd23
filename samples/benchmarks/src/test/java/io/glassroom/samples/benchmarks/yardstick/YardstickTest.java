package io.glassroom.samples.benchmarks.yardstick;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.samples.benchmarks.load.Dialect;
import io.glassroom.samples.benchmarks.load.FanOut;
import io.glassroom.samples.benchmarks.load.Measured;
import io.glassroom.samples.benchmarks.load.RoundTrips;
import io.glassroom.samples.benchmarks.load.Target;
import io.glassroom.samples.benchmarks.load.Window;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class YardstickTest {
    private static final Window SHORT = new Window(0, 200_000_000, 300_000_000);

    @Test
    void nettyEchoesAndBroadcasts() throws Exception {
        try (var server = new NettyYardstick(0, 2)) {
            echoesAndBroadcasts(server);
        }
    }

    @Test
    void grizzlyEchoesAndBroadcasts() throws Exception {
        try (var server = new GrizzlyYardstick(0)) {
            echoesAndBroadcasts(server);
        }
    }

    private static void echoesAndBroadcasts(Yardstick server) {
        Target target = Target.parse("ws://127.0.0.1:" + server.port() + "/bench");
        Measured echo = new RoundTrips(target, Dialect.RAW, System::nanoTime, 3, 2).run(SHORT, OptionalLong.empty());
        Measured room = new FanOut(target, Dialect.RAW, System::nanoTime, 3, 4, 0, "").run(SHORT, OptionalLong.empty());

        assertTrue(echo.clean(), echo::toString);
        assertTrue(room.clean(), room::toString);
    }
}
