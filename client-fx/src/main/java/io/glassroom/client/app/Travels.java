package io.glassroom.client.app;

import io.glassroom.client.learn.Sitting;
import io.glassroom.client.motion.FramePulse;
import io.glassroom.client.notice.Notice;
import io.glassroom.client.place.Place;
import io.glassroom.client.place.Target;
import io.glassroom.client.place.Traveller;
import io.glassroom.client.recordings.Library;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.store.Store;
import io.glassroom.client.store.StoreProblem;
import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import io.glassroom.protocol.time.Time;
import io.glassroom.server.node.CannotStart;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.stage.Stage;

/// Takes the one stage from target to target. Each target gets models and views of its own, and even settings and texts
/// of its own (they read the same store): nothing that listens to what is left behind holds on to it. Owned by the FX
/// thread.
final class Travels implements Traveller {

    private final Stage stage;
    private final Time time;
    private final Luggage luggage;
    private MainWindow window;
    private AppViewModel model;
    private Place place;
    private boolean underway;
    private volatile boolean over;
    private int bots;

    /// What comes along from target to target.
    ///
    /// @param settings where they are kept
    /// @param store whose problems are told; absent where nothing is kept
    /// @param library of recordings
    /// @param spoken where no other language was chosen
    /// @param workspace the folder of who takes the lessons; absent if nobody has said where it is
    /// @param sitting of who takes the lessons
    record Luggage(
            SettingsStore settings,
            Optional<Store> store,
            Library library,
            Language spoken,
            Optional<Path> workspace,
            Sitting sitting) {}

    Travels(Stage stage, Time time, Luggage luggage, Place first, Function<Settings, WindowSize> sizing) {
        this.stage = stage;
        this.time = time;
        this.luggage = luggage;
        this.place = first;
        this.model = model(first);
        WindowSize size = sizing.apply(model.settings());
        this.window = new MainWindow(model, size.width(), size.height());
        luggage.store.ifPresent(store -> store.listen(problem -> model.post(() -> tell(problem))));
    }

    MainWindow window() {
        return window;
    }

    AppViewModel model() {
        return model;
    }

    /// Shows the first target.
    ///
    /// @param count of bots on a server of our own
    void begin(int count, boolean guided) {
        bots = count;
        window.show(stage);
        model.begin(count, guided);
    }

    @Override
    public void travel(Target target) {
        travel(target, false);
    }

    @Override
    public void tour(Target target) {
        travel(target, true);
    }

    private void travel(Target target, boolean guided) {
        if (underway || over) {
            return;
        }
        underway = true;
        AppViewModel from = model;
        Thread.ofVirtual().name("travel").start(() -> {
            try {
                Place opened = Place.open(target, time);
                from.post(() -> arrive(opened, guided));
                if (over) { // nobody will read what was posted
                    opened.close();
                }
            } catch (CannotStart e) {
                from.post(() -> {
                    underway = false;
                    model.notices().post(Notice.danger("travel", "place.cannot", String.valueOf(e.getMessage())));
                });
            }
        });
    }

    private void arrive(Place opened, boolean guided) {
        Place left = place;
        MainWindow old = window;
        old.close();
        place = opened;
        model = model(opened);
        if (opened.surroundings().target() instanceof Target.Recording) {
            model.section().set(Section.LIVE); // where it is read
        }
        window = new MainWindow(model, old.scene().getWidth(), old.scene().getHeight());
        window.show(stage);
        model.begin(bots, false);
        if (guided) {
            model.tour().start();
        }
        underway = false;
        Thread.ofVirtual().name("leave").start(left::close);
    }

    private AppViewModel model(Place at) {
        var settings = new Settings(luggage.settings, luggage.spoken);
        var texts = new Texts(settings.language().get());
        var desk = new Desk(
                texts, settings, time, new FramePulse(), this, luggage.library, luggage.workspace, luggage.sitting);
        var next = new AppViewModel(at.surroundings(), desk);
        at.remarks().forEach(next.notices()::post);
        luggage.store.flatMap(Store::problem).ifPresent(problem -> next.notices().post(notice(problem)));
        return next;
    }

    private void tell(StoreProblem problem) {
        model.notices().post(notice(problem));
    }

    private static Notice notice(StoreProblem problem) {
        return Notice.warning("store", problem.key(), problem.file().toString());
    }

    /// Leaves for good.
    void end() {
        over = true;
        window.close();
        place.close();
        luggage.library.close();
    }
}
