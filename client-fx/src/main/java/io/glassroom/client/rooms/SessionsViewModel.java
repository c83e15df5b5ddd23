package io.glassroom.client.rooms;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.HandshakeStep;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.place.OwnServer;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.timing.NodeClock;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Everybody who is connected, and the last who were. Owned by the FX thread.
public final class SessionsViewModel {

    /// Where a connection is in its life.
    public enum State {
        OPENED,
        SHAKING_HANDS,
        WORKING,
        CLOSED
    }

    private static final int CLOSED = 30; // rows of those who are gone
    private static final int NEWS = 64;
    private static final Duration FRESH = Duration.ofMillis(1_500);

    private final Capture capture;
    private final Selection selection;
    private final Settings settings;
    private final NodeClock clock;
    private final Optional<? extends OwnServer> server;
    private final ObservableList<TappedConnection> rows = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper open = new ReadOnlyIntegerWrapper();
    private final ReadOnlyLongWrapper looks = new ReadOnlyLongWrapper();
    private final BooleanBinding kickable;
    private final Map<TappedConnection, Long> bound = new LinkedHashMap<>() { // when, by the node's clock
        @Override
        protected boolean removeEldestEntry(Map.Entry<TappedConnection, Long> eldest) {
            return size() > NEWS;
        }
    };

    /// @param server if it is our own
    public SessionsViewModel(
            Capture capture, Selection selection, Settings settings, NodeClock clock, Optional<? extends OwnServer> server) {
        this.capture = capture;
        this.selection = selection;
        this.settings = settings;
        this.clock = clock;
        this.server = server;
        this.kickable = Bindings.createBooleanBinding(this::canKick, selection.connection(), looks);
        capture.listen(new CaptureListener() {
            @Override
            public void told(TapRecord record, TappedConnection connection) {
                if (record.event() instanceof TapEvent.Session session && session.what() == TapEvent.SessionStep.BOUND) {
                    bound.put(connection, record.nanos());
                }
            }
        });
    }

    // Properties

    public Selection selection() {
        return selection;
    }

    /// In the order of their coming.
    public ObservableList<TappedConnection> rows() {
        return rows;
    }

    /// How many are connected.
    public ReadOnlyIntegerProperty open() {
        return open.getReadOnlyProperty();
    }

    /// Another number: rows may say something else.
    public ReadOnlyLongProperty looks() {
        return looks.getReadOnlyProperty();
    }

    /// Whether the server is somebody else's, who alone may send clients away.
    public boolean isForeign() {
        return server.isEmpty();
    }

    /// Whether the selected connection can be sent away.
    public BooleanBinding kickable() {
        return kickable;
    }

    public State state(TappedConnection connection) {
        if (connection.closed()) {
            return State.CLOSED;
        }
        if (connection.working()) {
            return State.WORKING;
        }
        return connection.reached(HandshakeStep.HANDSHAKE) ? State.SHAKING_HANDS : State.OPENED;
    }

    /// How long the node has heard nothing of it; empty if it never did, or no longer listens.
    public Optional<Duration> silence(TappedConnection connection) {
        OptionalLong last = connection.last(Direction.IN);
        return last.isEmpty() || connection.closed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.max(0, clock.nanos(connection.node()) - last.getAsLong())));
    }

    /// Whether its session has just been given a uid, and that wants to be seen.
    public boolean isJustBound(TappedConnection connection) {
        Long at = bound.get(connection);
        return at != null && settings.animations().get() && clock.nanos(connection.node()) - at < FRESH.toNanos();
    }

    // Commands

    /// Sends the selected connection away with a Kick.
    public void kick(String reason) {
        TappedConnection chosen = selection.connection().get();
        if (chosen != null && canKick()) {
            server.ifPresent(own -> own.kick(chosen.key(), reason));
        }
    }

    /// A batch has been captured.
    public void refresh() {
        var present = new ArrayList<TappedConnection>(rows.size() + 8);
        int closed = 0;
        int living = 0;
        for (TappedConnection connection : capture.connections().reversed()) {
            if (!connection.closed() || closed < CLOSED) {
                present.add(connection);
            }
            closed += connection.closed() ? 1 : 0;
            living += connection.closed() ? 0 : 1;
        }
        show(present.reversed());
        open.set(living);
        look();
    }

    /// Time has passed.
    public void look() {
        looks.set(looks.get() + 1);
    }

    /// Adding is cheaper than exchanging.
    private void show(List<TappedConnection> present) {
        if (present.equals(rows)) {
            return;
        }
        if (present.size() > rows.size() && present.subList(0, rows.size()).equals(rows)) {
            rows.addAll(List.copyOf(present.subList(rows.size(), present.size())));
        } else {
            rows.setAll(present);
        }
    }

    private boolean canKick() {
        TappedConnection chosen = selection.connection().get();
        return server.isPresent() && chosen != null && !chosen.closed();
    }
}
