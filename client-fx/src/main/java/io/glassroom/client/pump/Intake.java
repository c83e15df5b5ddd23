package io.glassroom.client.pump;

import io.glassroom.client.model.Capture;
import io.glassroom.protocol.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// What the taps tell, taken in batch by batch ([#tick]): first into the capture, then every pane follows. It says what
/// that cost. Owned by the FX thread.
public final class Intake {

    private final TapPump pump;
    private final Capture capture;
    private final Time time;
    private final List<Runnable> followers = new ArrayList<>();
    private final ReadOnlyLongWrapper batchMicros = new ReadOnlyLongWrapper();
    private final ReadOnlyIntegerWrapper carried = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    private final ReadOnlyLongWrapper dropped = new ReadOnlyLongWrapper();

    public Intake(TapPump pump, Capture capture, Time time) {
        this.pump = pump;
        this.capture = capture;
        this.time = time;
    }

    // Properties

    /// What the last batch cost on the FX thread, microseconds: taking in and following.
    public ReadOnlyLongProperty batchMicros() {
        return batchMicros.getReadOnlyProperty();
    }

    /// Records and actions of the last batch.
    public ReadOnlyIntegerProperty carried() {
        return carried.getReadOnlyProperty();
    }

    /// Records that wait for the next batch.
    public ReadOnlyIntegerProperty waiting() {
        return waiting.getReadOnlyProperty();
    }

    /// Records that were lost, on the way or in the queue.
    public ReadOnlyLongProperty dropped() {
        return dropped.getReadOnlyProperty();
    }

    // Commands

    /// Runs after each batch that brought something, in the order of these calls.
    public void follow(Runnable follower) {
        followers.add(follower);
    }

    /// Takes over what has come since the last time; called each [TapPump#INTERVAL].
    public void tick() {
        long start = time.nanos();
        int count = pump.drain(capture::apply);
        if (count > 0) {
            followers.forEach(Runnable::run);
        }
        waiting.set(pump.waiting());
        dropped.set(pump.dropped() + capture.lost());
        if (count > 0) {
            carried.set(count);
            batchMicros.set(Duration.ofNanos(time.nanos() - start).toNanos() / 1_000);
        }
    }
}
