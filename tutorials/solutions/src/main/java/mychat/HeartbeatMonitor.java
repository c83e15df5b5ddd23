package mychat;

import io.glassroom.kit.Clock;
import java.time.Duration;

/// Lesson 3: beats, and notices who has fallen silent.
public final class HeartbeatMonitor {

    private final Clock clock;
    private final Duration interval;
    private final Runnable beat;
    private final Runnable silent;
    private volatile long lastHeard; // by the clock, milliseconds
    private volatile boolean running;
    private Clock.Timer nextBeat;
    private Clock.Timer nextLook;

    /// @param beat sends a heartbeat
    /// @param silent called once, when nothing was heard for two and a half intervals
    public HeartbeatMonitor(Clock clock, Duration interval, Runnable beat, Runnable silent) {
        this.clock = clock;
        this.interval = interval;
        this.beat = beat;
        this.silent = silent;
    }

    /// Beats at once, and then once each interval. From now on the other end is listened for.
    public void start() {
        lastHeard = clock.millis();
        running = true;
        beatOn();
        lookAfter(patience());
    }

    /// Bytes arrived, whatever they say.
    public void heard() {
        lastHeard = clock.millis();
    }

    /// Neither beats nor listens any more.
    public void stop() {
        running = false; // also for a beat that begins on the clock's thread just now, and would order the next one
        if (nextBeat != null) {
            nextBeat.cancel();
        }
        if (nextLook != null) {
            nextLook.cancel();
        }
    }

    private void beatOn() {
        if (running) {
            nextBeat = clock.after(interval, this::beatOn);
            beat.run();
        }
    }

    private Duration patience() {
        return interval.multipliedBy(5).dividedBy(2);
    }

    private void lookAfter(Duration delay) {
        if (running) {
            nextLook = clock.after(delay, this::look);
        }
    }

    private void look() {
        Duration left = patience().minusMillis(clock.millis() - lastHeard);
        if (left.isPositive()) {
            lookAfter(left);
        } else if (running) {
            stop();
            silent.run();
        }
    }
}
