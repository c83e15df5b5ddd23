package io.glassroom.client.model;

import io.glassroom.client.feed.SyntheticTraffic;
import java.util.function.Consumer;

/// Captures for tests.
public final class Captures {

    private Captures() {}

    /// A capture of this traffic on `gate-1`.
    public static Capture of(Consumer<SyntheticTraffic> traffic) {
        var capture = new Capture(1_000);
        traffic.accept(new SyntheticTraffic("gate-1", capture::apply));
        return capture;
    }

    /// The last packet of a capture.
    public static CapturedPacket last(Capture capture) {
        return capture.packets().get(capture.packets().size() - 1);
    }
}
