package mychat;

import io.glassroom.kit.Clock;
import java.time.Duration;

/// Lesson 3: beats, and notices who has fallen silent.
public final class HeartbeatMonitor {

    private final Clock clock;
    private final Duration interval;
    private final Runnable beat;
    private final Runnable silent;

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
        // TODO(3.1): beat now, and again after each interval
        // TODO(3.2): call silent, once, when nothing was heard for two and a half intervals
    }

    /// Bytes arrived, whatever they say.
    public void heard() {
        // TODO(3.3): the silence begins anew
    }

    /// Neither beats nor listens any more.
    public void stop() {
        // TODO(3.4): cancel what is still to come, here and when silent is called
    }
}
