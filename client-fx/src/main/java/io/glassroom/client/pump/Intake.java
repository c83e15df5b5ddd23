package io.glassroom.client.pump;

import io.glassroom.client.model.Capture;
import io.glassroom.protocol.time.Time;
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
    private final BatchLog log = new BatchLog();
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

    /// What the last minute cost, part by part.
    public BatchLog log() {
        return log;
    }

    /// The clock that it measures with, nanoseconds.
    public long now() {
        return time.nanos();
    }

    // Commands

    /// Runs after each batch that brought something, in the order of these calls.
    ///
    /// @param name under which its cost is shown
    public void follow(String name, Runnable follower) {
        log.name(name);
        followers.add(follower);
    }

    /// Takes over what has come since the last time; called each [TapPump#INTERVAL].
    public void tick() {
        long start = time.nanos();
        int count = pump.drain(capture::apply);
        long[] ends = new long[followers.size() + 1];
        if (count > 0) {
            ends[0] = time.nanos();
            for (int i = 0; i < followers.size(); i++) {
                followers.get(i).run();
                ends[i + 1] = time.nanos();
            }
        }
        waiting.set(pump.waiting());
        dropped.set(pump.dropped() + capture.lost());
        if (count > 0) {
            carried.set(count);
            log.note(start, ends, count);
            batchMicros.set((ends[followers.size()] - start) / 1_000);
        }
    }
}
