package io.glassroom.client.timing;

import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.place.Faults;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/// The heart of each connection: how patient the server still is with it, and a way to stop it. Owned by the FX thread.
public final class HeartbeatViewModel {

    private final Selection selection;
    private final NodeClock clock;
    private final Settings settings;
    private final Optional<Faults> faults;

    /// @param faults of the server, if it is our own
    public HeartbeatViewModel(Selection selection, NodeClock clock, Settings settings, Optional<Faults> faults) {
        this.selection = selection;
        this.clock = clock;
        this.settings = settings;
        this.faults = faults;
    }

    // Properties

    public Selection selection() {
        return selection;
    }

    /// What the node's clock shows.
    public long now(String node) {
        return clock.nanos(node);
    }

    /// How this connection is at this moment.
    public HeartbeatState state(TappedConnection connection) {
        return HeartbeatState.of(connection, clock.nanos(connection.node()));
    }

    /// Whether what drains drains smoothly; else it is drawn once for each second.
    public boolean isSmooth() {
        return settings.animations().get();
    }

    /// Whether the node can be made to hear nothing of a client.
    public boolean canFreeze() {
        return faults.isPresent();
    }

    /// Whether this connection is cut off on purpose.
    public boolean isFrozen(TappedConnection connection) {
        return !connection.closed() && faults.map(port -> port.of(connection.key()).frozen()).orElse(false);
    }

    /// Whether the selected connection can be frozen or thawed.
    public BooleanBinding freezable() {
        return Bindings.createBooleanBinding(
                () -> {
                    TappedConnection chosen = selection.connection().get();
                    return canFreeze() && chosen != null && !chosen.closed();
                },
                selection.connection());
    }

    // Commands

    /// Cuts the selected connection off, or lets it through again.
    public void freezeSelected() {
        TappedConnection chosen = selection.connection().get();
        if (chosen != null) {
            freeze(chosen, !isFrozen(chosen));
        }
    }

    /// Cuts a connection off, so that the node hears nothing of it any more, or lets it through again.
    public void freeze(TappedConnection connection, boolean frozen) {
        faults.ifPresent(port -> port.impair(connection.key(), port.of(connection.key()).withFrozen(frozen)));
    }
}
