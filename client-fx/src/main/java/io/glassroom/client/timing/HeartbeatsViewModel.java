package io.glassroom.client.timing;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.TappedConnection;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A track for each connection: the open ones in the order of their coming, then those that were closed last. Owned by
/// the FX thread.
public final class HeartbeatsViewModel {

    private final Capture capture;
    private final HeartbeatViewModel hearts;
    private final Beats beats;
    private final ObservableList<TappedConnection> connections = FXCollections.observableArrayList();
    private final ObservableList<TappedConnection> readOnly = FXCollections.unmodifiableObservableList(connections);

    public HeartbeatsViewModel(Capture capture, HeartbeatViewModel hearts) {
        this.capture = capture;
        this.hearts = hearts;
        this.beats = new Beats(capture);
    }

    // Properties

    public HeartbeatViewModel hearts() {
        return hearts;
    }

    public ObservableList<TappedConnection> connections() {
        return readOnly;
    }

    Ticks ticks(TappedConnection connection) {
        return beats.of(connection);
    }

    // Commands

    /// Looks who is there; for the view, while it is shown.
    void look() {
        List<TappedConnection> now = new ArrayList<>();
        for (TappedConnection connection : capture.connections()) {
            if (!connection.closed()) {
                now.add(connection);
            }
        }
        now.addAll(beats.closed());
        if (!now.equals(connections)) {
            connections.setAll(now);
        }
    }
}
