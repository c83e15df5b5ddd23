package io.glassroom.client.app;

import io.glassroom.client.Ids;
import io.glassroom.client.chat.ChatViewModel.Presence;
import io.glassroom.client.place.ClusterSize;
import io.glassroom.client.place.Place;
import io.glassroom.client.place.Traveller;
import io.glassroom.protocol.client.SystemTime;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// A window on a real node of its own, or on a cluster of them, which a journey opens, leaves and clears away.
final class EmbeddedWindow {

    private final SystemTime time = new SystemTime("journey");
    private final Place place;
    private @Nullable AppViewModel model;
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
        return open(stage, Desks.at(time));
    }

    /// Shows the window of somebody whose lessons are in this folder; for the FX thread.
    AppViewModel open(Stage stage, Path workspace, Traveller traveller) {
        Desk desk = Desks.at(time);
        return open(stage, new Desk(
                desk.texts(),
                desk.settings(),
                time,
                desk.pulse(),
                traveller,
                desk.library(),
                Optional.of(workspace),
                desk.sitting()));
    }

    private AppViewModel open(Stage stage, Desk desk) {
        var opened = new AppViewModel(place.surroundings(), desk);
        model = opened;
        window = new MainWindow(opened, 990, 900);
        place(stage);
        window.show(stage);
        return opened;
    }

    /// The stage is the same for all tests, and the screen of the headless platform has 1000 x 1000 pixels: a window that
    /// stands where a smaller one was would go beyond them, which that platform does not survive.
    static void place(Stage stage) {
        stage.setX(0);
        stage.setY(0);
    }

    /// Shows the window with bots who chat; for the FX thread.
    AppViewModel open(Stage stage, int bots) {
        AppViewModel opened = open(stage);
        opened.begin(bots, false);
        return opened;
    }

    /// Joins the chat as ann.
    void join(Robot robot) {
        robot.click(Ids.TAB_CHAT);
        robot.write(Ids.CHAT_NAME, "ann");
        robot.click(Ids.CHAT_JOIN);
        Robot.waitUntil("the person is inside", () -> model().chat().presence().get() == Presence.INSIDE);
    }

    /// Waits until all bots have joined, as many as there shall be.
    void awaitBots(int bots) {
        Robot.waitUntil("the bots are there", () -> model().bots().orElseThrow().status().get().here() == bots);
    }

    /// Says something in the chat.
    void say(Robot robot, String content) {
        robot.hands().interact(() -> {
            model().chat().draft().set(content);
            model().chat().send();
        });
    }

    private AppViewModel model() {
        return Objects.requireNonNull(model);
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
