package io.glassroom.client.app;

import io.glassroom.client.pump.TapPump;
import io.glassroom.client.settings.LayoutMemory;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import javafx.util.Duration;

/// The one window: its scene, its style sheets and fonts, its keys, and the timer that empties the pump.
public final class MainWindow {

    /// The least that can be worked with.
    private static final double MIN_WIDTH = 980;

    private static final double MIN_HEIGHT = 700;

    private static final List<String> STYLES = List.of(
            "glassroom.css", "style/topology.css", "style/rooms.css", "style/compose.css", "style/learn.css",
            "style/recordings.css", "style/sequence.css", "style/timing.css", "style/settings.css", "style/list.css",
            "style/explain.css", "style/compare.css", "style/errors.css");

    private static final List<String> FONTS =
            List.of("Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf", "JetBrainsMono-Regular.ttf", "JetBrainsMono-Bold.ttf");

    // Kept, because a logger that nobody holds forgets its level. JavaFX remarks in the terminal that a table whose rows
    // were replaced has fewer of them than before; it is right, and nobody needs to know.
    private final Logger controls = Logger.getLogger("javafx.scene.control");

    private final AppViewModel model;
    private final MainView view;
    private final Parent root;
    private final Scene scene;
    private final Timeline timer;
    private final PopupZoom popups;

    public MainWindow(AppViewModel model, double width, double height) {
        this.model = model;
        controls.setLevel(Level.WARNING);
        FONTS.forEach(font -> Font.loadFont(resource("fonts/" + font).toExternalForm(), 13));
        Application.setUserAgentStylesheet(model.theme().get().userAgentStylesheet());
        view = new MainView(model);
        var zoom = new ZoomPane(new OverlayView(model, view), model.settings().zoom(), MIN_WIDTH, MIN_HEIGHT);
        zoom.getStyleClass().addAll("glassroom", model.theme().get().styleClass());
        root = zoom;
        scene = new Scene(zoom, width, height);
        STYLES.forEach(style -> scene.getStylesheets().add(resource(style).toExternalForm()));
        model.theme().addListener((observable, old, now) -> {
            zoom.getStyleClass().remove(old.styleClass());
            zoom.getStyleClass().add(now.styleClass());
            Application.setUserAgentStylesheet(now.userAgentStylesheet());
        });
        popups = new PopupZoom(scene, model.settings().zoom());
        new KeyBoard(scene, model.actions(), model.overlay());
        scene.addEventFilter(ScrollEvent.SCROLL, this::zoomByWheel);
        timer = new Timeline(new KeyFrame(Duration.millis(TapPump.INTERVAL.toMillis()), event -> tick()));
        timer.setCycleCount(Animation.INDEFINITE);
    }

    public Scene scene() {
        return scene;
    }

    /// Shows the window and begins to watch.
    public void show(Stage stage) {
        present(stage);
        model.open();
        timer.play();
    }

    /// Makes room on the stage for another window. It goes on watching, and is shown again by [#comeBack].
    public void stepAside() {
        leaveStage();
    }

    /// Shows the window again, as it was.
    public void comeBack(Stage stage) {
        scene.setRoot(root);
        double width = stage.getWidth();
        double height = stage.getHeight();
        present(stage);
        stage.setWidth(width); // as a person has made it meanwhile
        stage.setHeight(height);
    }

    private void present(Stage stage) {
        stage.setScene(scene);
        popups.begin();
        stage.titleProperty().bind(model.texts().bind("window.title", model.source()));
        stage.setMaximized(model.settings().layout().recall("maximized").isPresent());
        stage.show();
        holdSize(stage);
        view.focus();
    }

    /// The content's least size, and the size that a person gives it.
    private void holdSize(Stage stage) {
        double frameWidth = Math.max(0, stage.getWidth() - scene.getWidth());
        double frameHeight = Math.max(0, stage.getHeight() - scene.getHeight());
        stage.setMinWidth(MIN_WIDTH + frameWidth);
        stage.setMinHeight(MIN_HEIGHT + frameHeight);
        LayoutMemory memory = model.settings().layout();
        memory.onReset(() -> {
            stage.setMaximized(false);
            stage.setWidth(WindowSize.USUAL.width() + frameWidth);
            stage.setHeight(WindowSize.USUAL.height() + frameHeight);
        });
        stage.setOnHiding(event -> {
            if (stage.isMaximized()) {
                memory.remember("maximized", "yes");
            } else {
                memory.remember("maximized", "");
                memory.remember("window", new WindowSize((int) scene.getWidth(), (int) scene.getHeight()).toString());
            }
        });
    }

    /// Stops watching, and lets the stage be of any size again.
    public void close() {
        timer.stop();
        leaveStage();
        model.close();
    }

    private void leaveStage() {
        popups.end();
        if (scene.getWindow() instanceof Stage stage) {
            stage.setMinWidth(0);
            stage.setMinHeight(0);
        }
        scene.setRoot(new Pane()); // what moves while it is in a scene stops
    }

    private void tick() {
        model.tick();
        view.tick();
    }

    private void zoomByWheel(ScrollEvent event) {
        if (event.isShortcutDown() && event.getDeltaY() != 0) {
            model.settings().zoomBy(event.getDeltaY() > 0 ? 1 : -1);
            event.consume();
        }
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(MainWindow.class.getResource("/io/glassroom/client/" + name), name);
    }
}
