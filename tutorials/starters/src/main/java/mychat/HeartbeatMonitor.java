package mychat;

import io.glassroom.kit.Clock;
import java.time.Duration;

/// Lesson 3: beats, and notices who has fallen silent.
public final class HeartbeatMonitor {

    private final Clock clock;
    private final Duration interval;
    private final Runnable beat;
    private final Runnable silent;
    private long lastHeard;
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
        beatOn();
        lookAfter(patience());
    }

    /// Bytes arrived, whatever they say.
    public void heard() {
        lastHeard = clock.millis();
    }

    /// Neither beats nor listens any more.
    public void stop() {
        if (nextBeat != null) {
            nextBeat.cancel();
            nextLook.cancel();
        }
    }

    private void beatOn() {
        beat.run();
        nextBeat = clock.after(interval, this::beatOn);
    }

    private Duration patience() {
        return interval.multipliedBy(5).dividedBy(2);
    }

    private void lookAfter(Duration delay) {
        nextLook = clock.after(delay, () -> {
            Duration left = patience().minusMillis(clock.millis() - lastHeard);
            if (left.isPositive()) {
                lookAfter(left);
            } else {
                stop();
                silent.run();
            }
        });
    }
}
