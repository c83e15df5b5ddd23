package io.glassroom.client.timing;

import io.glassroom.client.pump.BatchLog;
import io.glassroom.client.pump.Intake;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// What the window itself costs. It looks only while somebody looks at it. Owned by the FX thread.
public final class CostViewModel {

    private static final Duration SPAN = Duration.ofSeconds(5); // over which records are counted
    private static final Duration EVERY = Duration.ofMillis(500); // it looks

    private final Intake intake;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Look> look;
    private long looked;
    private long beats;
    private long counted; // beats

    /// One part of the batches.
    public record Part(String name, BatchLog.Cost cost) {}

    /// All that is known at one moment.
    ///
    /// @param records a second
    /// @param queue records that wait
    /// @param slow batches that took longer than they should, of all that there were
    /// @param frames a second; 0 until they have been counted
    /// @param heap bytes in use
    /// @param resident bytes of the whole process; empty where the system does not say
    public record Look(
            double records,
            int queue,
            long dropped,
            BatchLog.Cost batch,
            List<Part> parts,
            long slow,
            long batches,
            double frames,
            long heap,
            OptionalLong resident) {}

    public CostViewModel(Intake intake) {
        this.intake = intake;
        this.look = new ReadOnlyObjectWrapper<>(take(0));
    }

    // Properties

    /// Whether it is shown.
    public BooleanProperty open() {
        return open;
    }

    public ReadOnlyObjectProperty<Look> look() {
        return look.getReadOnlyProperty();
    }

    // Commands

    public void toggle() {
        open.set(!open.get());
    }

    /// A frame has been drawn; for the view, while it is shown.
    public void frame() {
        beats++;
        long now = intake.now();
        long since = now - looked;
        if (looked == 0 || since >= EVERY.toNanos()) {
            look.set(take(looked == 0 || since > 10 * EVERY.toNanos() ? 0 : (beats - counted) / (since / 1e9)));
            counted = beats;
            looked = now;
        }
    }

    private Look take(double frames) {
        BatchLog log = intake.log();
        long now = intake.now();
        return new Look(
                log.rate(now, SPAN),
                intake.waiting().get(),
                intake.dropped().get(),
                log.whole(now),
                IntStream.range(0, log.parts().size())
                        .mapToObj(part -> new Part(log.parts().get(part), log.part(part, now)))
                        .toList(),
                log.slow(),
                log.batches(),
                frames,
                Footprint.heap(),
                Footprint.resident());
    }
}
