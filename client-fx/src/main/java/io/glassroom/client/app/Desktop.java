package io.glassroom.client.app;

import io.glassroom.client.motion.FramePulse;
import io.glassroom.client.notice.Notice;
import io.glassroom.client.place.Place;
import io.glassroom.client.settings.MemoryStore;
import io.glassroom.client.settings.Overridden;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.store.Store;
import io.glassroom.client.store.StoreProblem;
import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
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
        var saved = new Overridden(store.<SettingsStore>map(opened -> opened).orElseGet(MemoryStore::new), look.overrides());
        var settings = new Settings(saved, Language.of(Locale.getDefault()));
        var texts = new Texts(settings.language().get());
        var model = new AppViewModel(place.surroundings(), new Desk(texts, settings, time, new FramePulse()));
        store.ifPresent(opened -> {
            opened.listen(problem -> model.post(() -> tell(model, problem)));
            opened.problem().ifPresent(problem -> tell(model, problem));
        });
        WindowSize size = look.size().orElseGet(() -> lastSize(settings));
        var window = new MainWindow(model, size.width(), size.height());
        var stage = new Stage();
        stage.setOnHidden(event -> {
            window.close();
            closed.countDown();
        });
        window.show(stage);
        model.begin(look.bots(), look.screenshot().isEmpty());
        look.screenshot().ifPresent(file -> new Screenshot(window, model, file).takeThen(problem -> {
            problem.ifPresent(reason -> {
                System.err.println("glassroom desktop: " + reason);
                exitCode.set(1);
            });
            stage.hide();
        }));
    }

    private static WindowSize lastSize(Settings settings) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        return settings.layout().recall("window").flatMap(WindowSize::of).orElse(WindowSize.USUAL).within(screen.getWidth(), screen.getHeight());
    }

    private static void tell(AppViewModel model, StoreProblem problem) {
        model.notices().post(Notice.warning("store", problem.key(), problem.file().toString()));
    }
}
