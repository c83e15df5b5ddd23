package io.glassroom.client.live;

import io.glassroom.client.filter.FilterField;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.HandshakeStep;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.protocol.packet.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The handshake strips: five lights for each connection, the living ones first.
public final class ConnectionsViewModel {

    private static final int CLOSED_SHOWN = 20;

    private final Capture capture;
    private final FilterViewModel filter;
    private final ObservableList<Strip> strips = FXCollections.observableArrayList();
    private final ObservableList<Strip> readOnly = FXCollections.unmodifiableObservableList(strips);
    private final ReadOnlyIntegerWrapper open = new ReadOnlyIntegerWrapper();

    /// How a light looks.
    public enum State {
        DONE,
        NEXT,
        DARK,
        BROKEN
    }

    /// One light.
    ///
    /// @param took since the light before, if both were seen to go on
    public record Light(HandshakeStep step, State state, Optional<Duration> took) {}

    /// One connection.
    ///
    /// @param broken the rule that its client broke
    /// @param farewell why it was closed; may be empty
    public record Strip(
            String id, String name, String node, String room, boolean closed,
            Optional<Rule> broken, String farewell, List<Light> lights) {}

    ConnectionsViewModel(Capture capture, FilterViewModel filter) {
        this.capture = capture;
        this.filter = filter;
    }

    // Properties

    public ObservableList<Strip> strips() {
        return readOnly;
    }

    /// How many connections are open.
    public ReadOnlyIntegerProperty open() {
        return open.getReadOnlyProperty();
    }

    // Commands

    /// Shows only the packets of this connection.
    public void isolate(Strip strip) {
        filter.choose(FilterField.PKT_CONN, Optional.of(strip.id()));
    }

    void refresh() {
        var living = new ArrayList<Strip>();
        var closed = new ArrayList<Strip>();
        for (TappedConnection connection : capture.connections().reversed()) {
            if (!connection.closed()) {
                living.add(strip(connection));
            } else if (closed.size() < CLOSED_SHOWN) {
                closed.add(strip(connection));
            }
        }
        open.set(living.size());
        living.addAll(closed);
        update(living);
    }

    /// Replaces only what differs, so that the view keeps its place.
    private void update(List<Strip> now) {
        if (now.size() != strips.size()) {
            strips.setAll(now);
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!now.get(i).equals(strips.get(i))) {
                strips.set(i, now.get(i));
            }
        }
    }

    private static Strip strip(TappedConnection connection) {
        List<Light> lights = Arrays.stream(HandshakeStep.values())
                .map(step -> new Light(step, state(connection, step), connection.took(step)))
                .toList();
        return new Strip(
                connection.id(),
                connection.name(),
                connection.node(),
                connection.room(),
                connection.closed(),
                connection.broken(),
                connection.farewell(),
                lights);
    }

    private static State state(TappedConnection connection, HandshakeStep step) {
        if (connection.reached(step)) {
            return State.DONE;
        }
        boolean next = connection.next().filter(step::equals).isPresent();
        if (!next) {
            return State.DARK;
        }
        return connection.broken().isPresent() || connection.closed() ? State.BROKEN : State.NEXT;
    }
}
