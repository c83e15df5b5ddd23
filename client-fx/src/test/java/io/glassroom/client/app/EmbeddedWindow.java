package io.glassroom.client.app;

import io.glassroom.client.place.ClusterSize;
import io.glassroom.client.place.Place;
import io.glassroom.protocol.client.SystemTime;
import java.util.Objects;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// A window on a real node of its own, or on a cluster of them, which a journey opens, leaves and clears away.
final class EmbeddedWindow {

    private final SystemTime time = new SystemTime("journey");
    private final Place place;
    private @Nullable MainWindow window;

    /// On one node.
    EmbeddedWindow() {
        place = Place.embedded(time, 0);
    }

    /// On a cluster.
    EmbeddedWindow(ClusterSize size) {
        place = Place.cluster(time, size, 0);
    }

    /// Shows the window; for the FX thread.
    AppViewModel open(Stage stage) {
        var model = new AppViewModel(place.surroundings(), Desks.at(time));
        window = new MainWindow(model, 990, 900);
        window.show(stage);
        return model;
    }

    MainWindow window() {
        return Objects.requireNonNull(window);
    }

    Place place() {
        return place;
    }

    /// Closes the window; for the FX thread.
    void close() {
        window().close();
    }

    /// Stops the node.
    void release() {
        place.close();
        time.close();
    }
}
