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
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Takes the one stage from target to target. Each target gets models and views of its own, and even settings and texts
/// of its own (they read the same store): nothing that listens to what is left behind holds on to it. Owned by the FX
/// thread.
final class Travels implements Traveller {

    private final Stage stage;
    private final Time time;
    private final Luggage luggage;
    private Stay here;
    private @Nullable Stay before; // a lesson sent the window to a recording: where it will be back
    private boolean underway;
    private volatile boolean over;
    private int bots;

    /// A place, and the window that shows it.
    private record Stay(Place place, AppViewModel model, MainWindow window) {

        boolean isAt(Target target) {
            return place.surroundings().target().equals(target);
        }

        /// Stopping what is our own may take two seconds.
        void end() {
            window.close();
            Thread.ofVirtual().name("leave").start(place::close);
        }
    }

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
        AppViewModel model = model(first);
        WindowSize size = sizing.apply(model.settings());
        this.here = new Stay(first, model, new MainWindow(model, size.width(), size.height()));
        luggage.store.ifPresent(store -> store.listen(problem -> model().post(() -> tell(problem))));
    }

    MainWindow window() {
        return here.window;
    }

    AppViewModel model() {
        return here.model;
    }

    /// Shows the first target.
    ///
    /// @param count of bots on a server of our own
    void begin(int count, boolean guided) {
        bots = count;
        here.window.show(stage);
        here.model.begin(count, guided);
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
        if (before != null && before.isAt(target)) {
            comeBack(before);
            if (guided) {
                here.model.tour().start();
            }
            return;
        }
        underway = true;
        AppViewModel from = here.model;
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
                    model().notices().post(Notice.danger("travel", "place.cannot", String.valueOf(e.getMessage())));
                });
            }
        });
    }

    private void arrive(Place opened, boolean guided) {
        Stay left = here;
        Target target = opened.surroundings().target();
        boolean fromLesson = target instanceof Target.Recording recording && luggage.sitting.leadsTo(recording.file());
        if (fromLesson && before == null) {
            stepAside(left);
        } else {
            left.end();
            if (!fromLesson) {
                forget();
            }
        }
        AppViewModel model = model(opened);
        if (target instanceof Target.Recording) {
            model.section().set(Section.LIVE); // where it is read
        }
        Scene scene = left.window.scene();
        here = new Stay(opened, model, new MainWindow(model, scene.getWidth(), scene.getHeight()));
        here.window.show(stage);
        model.begin(bots, false);
        if (guided) {
            model.tour().start();
        }
        underway = false;
    }

    private void stepAside(Stay left) {
        before = left;
        left.model.learn().lessons().stepAside();
        left.window.stepAside();
    }

    @Override
    public boolean back() {
        if (underway || over || before == null) {
            return false;
        }
        comeBack(before);
        here.model.section().set(Section.LEARN);
        return true;
    }

    private void comeBack(Stay to) {
        before = null;
        here.end();
        here = to;
        to.model.settings().reload();
        to.model.learn().lessons().comeBack();
        to.window.comeBack(stage);
    }

    private void forget() {
        if (before != null) {
            before.end();
            before = null;
        }
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
        model().notices().post(notice(problem));
    }

    private static Notice notice(StoreProblem problem) {
        return Notice.warning("store", problem.key(), problem.file().toString());
    }

    /// Leaves for good.
    void end() {
        over = true;
        forget();
        here.window.close();
        here.place.close();
        luggage.library.close();
    }
}
