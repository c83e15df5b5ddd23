package io.glassroom.client.rooms;

import io.glassroom.client.model.ConnectionKey;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.notice.Notice;
import io.glassroom.client.notice.Notices;
import io.glassroom.client.place.Faults;
import io.glassroom.client.selection.Selection;
import io.glassroom.server.transport.Impairment;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;

/// What is done on purpose to the selected connection, and to which others something is done. Owned by the FX thread.
public final class FaultsViewModel {

    /// Milliseconds.
    public static final int MOST_LATENCY = 3_000;

    /// Bytes.
    public static final int MOST_SLICE = 64;

    private static final String NOTICE = "impaired";

    private final Selection selection;
    private final Optional<Faults> faults;
    private final Notices notices;
    private final IntegerProperty latency = new SimpleIntegerProperty();
    private final IntegerProperty jitter = new SimpleIntegerProperty();
    private final IntegerProperty loss = new SimpleIntegerProperty();
    private final IntegerProperty slice = new SimpleIntegerProperty();
    private final BooleanProperty reorder = new SimpleBooleanProperty();
    private final BooleanProperty frozen = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Map<ConnectionKey, Impairment>> impaired = new ReadOnlyObjectWrapper<>(Map.of());
    private final BooleanBinding possible;
    private boolean reading; // the properties follow the node, not a hand

    /// @param faults of the server, if it is our own
    public FaultsViewModel(Selection selection, Optional<Faults> faults, Notices notices) {
        this.selection = selection;
        this.faults = faults;
        this.notices = notices;
        this.possible = Bindings.createBooleanBinding(() -> target() != null, selection.connection(), impaired);
        for (IntegerProperty number : new IntegerProperty[] {latency, jitter, loss, slice}) {
            number.addListener((observable, old, now) -> impair());
        }
        reorder.addListener((observable, old, now) -> impair());
        frozen.addListener((observable, old, now) -> impair());
        selection.connection().addListener((observable, old, now) -> read());
    }

    // Properties

    /// Whether the server is somebody else's, to whom nothing is done.
    public boolean isForeign() {
        return faults.isEmpty();
    }

    /// Whether there is a connection to which something can be done.
    public BooleanBinding possible() {
        return possible;
    }

    /// Milliseconds, 0 to [#MOST_LATENCY].
    public IntegerProperty latency() {
        return latency;
    }

    /// Milliseconds, at most the latency.
    public IntegerProperty jitter() {
        return jitter;
    }

    /// Percent of the packets.
    public IntegerProperty loss() {
        return loss;
    }

    /// Bytes of a piece, 0 to [#MOST_SLICE]; 0 for whole.
    public IntegerProperty slice() {
        return slice;
    }

    public BooleanProperty reorder() {
        return reorder;
    }

    public BooleanProperty frozen() {
        return frozen;
    }

    /// What is done to whom.
    public ReadOnlyObjectProperty<Map<ConnectionKey, Impairment>> impaired() {
        return impaired.getReadOnlyProperty();
    }

    public boolean isImpaired(TappedConnection connection) {
        return !connection.closed() && impaired.get().containsKey(connection.key());
    }

    // Commands

    /// Ends the node's half of the selected connection.
    public void halfClose() {
        act((port, connection) -> port.halfClose(connection.key()));
    }

    /// Resets the selected connection.
    public void reset() {
        act((port, connection) -> port.reset(connection.key()));
    }

    /// Nothing is done to the selected connection any more.
    public void clear() {
        act((port, connection) -> port.impair(connection.key(), Impairment.NONE));
        refresh();
    }

    /// Nothing is done to any connection any more.
    public void clearAll() {
        faults.ifPresent(
                port -> port.impaired().keySet().forEach(connection -> port.impair(connection, Impairment.NONE)));
        refresh();
    }

    /// A batch has been captured: somebody else may have impaired a connection, or one may be gone.
    public void refresh() {
        Map<ConnectionKey, Impairment> now = faults.map(Faults::impaired).orElse(Map.of());
        if (!now.equals(impaired.get())) {
            int before = impaired.get().size();
            impaired.set(Map.copyOf(now));
            if (now.isEmpty()) {
                notices.withdraw(NOTICE);
            } else if (now.size() != before) {
                notices.post(Notice.warning(NOTICE, "rooms.impaired", now.size()).with("rooms.impaired.clear", this::clearAll));
            }
            read();
        }
        if (target() == null && possible.get()) {
            possible.invalidate();
        }
    }

    private void act(BiConsumer<Faults, TappedConnection> deed) {
        TappedConnection connection = target();
        if (connection != null) {
            faults.ifPresent(port -> deed.accept(port, connection));
        }
    }

    private @Nullable TappedConnection target() {
        TappedConnection chosen = selection.connection().get();
        return faults.isEmpty() || chosen == null || chosen.closed() ? null : chosen;
    }

    private void impair() {
        if (!reading) {
            var wanted = new Impairment(
                    Duration.ofMillis(latency.get()),
                    Duration.ofMillis(Math.min(jitter.get(), latency.get())),
                    loss.get(),
                    slice.get(),
                    reorder.get(),
                    frozen.get());
            act((port, connection) -> port.impair(connection.key(), wanted));
            refresh();
        }
    }

    private void read() {
        TappedConnection chosen = target();
        Impairment now = chosen == null ? Impairment.NONE : impaired.get().getOrDefault(chosen.key(), Impairment.NONE);
        reading = true;
        try {
            latency.set((int) now.latency().toMillis());
            jitter.set((int) now.jitter().toMillis());
            loss.set(now.lossPercent());
            slice.set(now.sliceBytes());
            reorder.set(now.reorder());
            frozen.set(now.frozen());
        } finally {
            reading = false;
        }
    }
}
