package io.glassroom.kit;

import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.time.Time;
import java.time.Duration;

/// The time of the machine. One thread does what is to be done later.
public final class RealClock implements Clock, AutoCloseable {

    private final SystemTime time = new SystemTime("kit");

    @Override
    public long millis() {
        return time.nanos() / 1_000_000;
    }

    @Override
    public long epochSeconds() {
        return System.currentTimeMillis() / 1_000;
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Time.Timer timer = time.after(delay, task);
        return timer::cancel;
    }

    @Override
    public void close() {
        time.close();
    }
}
