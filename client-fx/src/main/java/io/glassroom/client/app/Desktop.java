package io.glassroom.client.app;

import io.glassroom.client.learn.Sitting;
import io.glassroom.client.place.Place;
import io.glassroom.client.recordings.Library;
import io.glassroom.client.settings.MemoryStore;
import io.glassroom.client.settings.Overridden;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.store.Home;
import io.glassroom.client.store.Store;
import io.glassroom.client.text.Language;
import io.glassroom.learn.workspace.Workspace;
import io.glassroom.protocol.time.Time;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Opens the window and waits until it is closed. The only class that starts JavaFX.
final class Desktop {

    private Desktop() {}

    /// @return the exit code
    static int show(Place place, Look look, Time time, Optional<Store> store) throws NoWindowException {
        var closed = new CountDownLatch(1);
        var exitCode = new AtomicInteger();
        try {
            Platform.startup(() -> open(place, look, time, store, exitCode, closed));
        } catch (RuntimeException e) {
            throw new NoWindowException(e);
        }
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
        return exitCode.get();
    }

    private static void open(
            Place place, Look look, Time time, Optional<Store> store, AtomicInteger exitCode, CountDownLatch closed) {
        var saved = new Overridden(
                store.<SettingsStore>map(opened -> opened).orElseGet(MemoryStore::new), look.overrides());
        Library library = store.map(opened -> new Library(Home.ofThisMachine().recordings(), store))
                .orElseGet(Library::passing);
        var stage = new Stage();
        var spoken = Language.of(Locale.getDefault());
        var luggage = new Travels.Luggage(saved, store, library, spoken, Workspace.usualFolder(), new Sitting());
        var travels = new Travels(
                stage, time, luggage, place, settings -> look.size().orElseGet(() -> lastSize(settings)));
        stage.setOnHidden(event -> {
            travels.end();
            closed.countDown();
        });
        travels.begin(look.bots(), look.screenshot().isEmpty());
        look.screenshot().ifPresent(file -> new Screenshot(travels.window(), travels.model(), file).takeThen(problem -> {
            problem.ifPresent(reason -> {
                System.err.println("glassroom desktop: " + reason);
                exitCode.set(1);
            });
            stage.hide();
        }));
    }

    private static WindowSize lastSize(Settings settings) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        return settings.layout()
                .recall("window")
                .flatMap(WindowSize::of)
                .orElse(WindowSize.USUAL)
                .within(screen.getWidth(), screen.getHeight());
    }
}
