package io.glassroom.client.live;

import io.glassroom.client.motion.Pulse;
import java.time.Duration;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/// Goes through a few pictures one after the other, by itself or step by step. It begins at the last one, which says
/// everything; where nothing may move, playing goes there at once. Owned by the FX thread.
final class FramePlayer {

    /// How long each picture stands.
    static final Duration FRAME = Duration.ofMillis(1_200);

    private final int last;
    private final Pulse pulse;
    private final ObservableBooleanValue moving;
    private final ReadOnlyIntegerWrapper frame;
    private Pulse.@Nullable Beating beating;
    private long began; // nanos of the first beat
    private boolean started;

    /// @param frames how many pictures there are
    /// @param moving whether animations are wanted
    FramePlayer(int frames, Pulse pulse, ObservableBooleanValue moving) {
        this.last = frames - 1;
        this.pulse = pulse;
        this.moving = moving;
        this.frame = new ReadOnlyIntegerWrapper(last);
    }

    /// Which picture is shown, from 0.
    ReadOnlyIntegerProperty frame() {
        return frame.getReadOnlyProperty();
    }

    /// From the first picture to the last.
    void play() {
        end();
        if (moving.get()) {
            frame.set(0);
            started = false;
            beating = pulse.listen(this::beat);
        }
    }

    /// The next picture, and after the last the first.
    void step() {
        int next = frame.get() == last ? 0 : frame.get() + 1;
        end();
        frame.set(next);
    }

    /// The last picture at once.
    void end() {
        if (beating != null) {
            beating.cancel();
            beating = null;
        }
        frame.set(last);
    }

    private void beat(long nanos) {
        if (!started) {
            started = true;
            began = nanos;
        }
        int now = (int) Math.min(last, (nanos - began) / FRAME.toNanos());
        if (now == last) {
            end();
        } else {
            frame.set(now);
        }
    }
}
