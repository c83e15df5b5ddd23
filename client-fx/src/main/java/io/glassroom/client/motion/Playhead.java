package io.glassroom.client.motion;

import io.glassroom.protocol.time.Time;
import java.time.Duration;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// The moment that moving pictures show ([#view]) against the moment that it is ([#live]), both nanoseconds of the
/// machine's clock. At a lower [#speed] the view falls behind, and stays behind when the speed is full again, until
/// [#toLive] takes it to the present. Lists, timestamps and the capture know nothing of it.
///
/// Owned by the FX thread.
public final class Playhead {

    private static final long STEP = Duration.ofMillis(100).toNanos(); // of what is told

    private final Time time;
    private final ObjectProperty<Speed> speed = new SimpleObjectProperty<>(Speed.FULL);
    private final ReadOnlyObjectWrapper<Duration> behind = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private final ReadOnlyBooleanWrapper lagging = new ReadOnlyBooleanWrapper(false);
    private long changedAt; // live
    private long changedView;

    /// @param time of the machine, which goes on while a node's stands still
    public Playhead(Time time) {
        this.time = time;
        this.changedAt = time.nanos();
        this.changedView = changedAt;
        speed.addListener((observable, old, now) -> {
            changedView = view(old);
            changedAt = live();
            look();
        });
    }

    // Properties

    /// May be set by anybody: a menu, a tour. A lower speed begins at the moment that is shown.
    public ObjectProperty<Speed> speed() {
        return speed;
    }

    /// How far the view is behind, to a tenth of a second, as [#look] last found it.
    public ReadOnlyObjectProperty<Duration> behind() {
        return behind.getReadOnlyProperty();
    }

    /// Whether the view is not the present, or is about to leave it.
    public ReadOnlyBooleanProperty lagging() {
        return lagging.getReadOnlyProperty();
    }

    /// The moment that it is.
    public long live() {
        return time.nanos();
    }

    /// The moment that is shown.
    public long view() {
        return view(speed.get());
    }

    private long view(Speed running) {
        long now = live();
        return Math.min(now, changedView + (now - changedAt) / running.divisor());
    }

    // Commands

    /// Finds out how far behind the view is; for whoever draws, at each beat.
    public void look() {
        long gap = live() - view();
        lagging.set(gap > 0 || speed.get() != Speed.FULL);
        behind.set(Duration.ofNanos(gap / STEP * STEP));
    }

    /// So many speeds slower; faster if negative. At either end it stays.
    public void shift(int slower) {
        Speed[] all = Speed.values();
        speed.set(all[Math.clamp(speed.get().ordinal() + slower, 0, all.length - 1)]);
    }

    /// Full speed, from the present on. What lies between is not shown any more.
    public void toLive() {
        speed.set(Speed.FULL);
        changedAt = live();
        changedView = changedAt;
        look();
    }
}
