package io.glassroom.client.app;

import io.glassroom.client.Ids;
import io.glassroom.client.chat.ChatViewModel.Presence;
import io.glassroom.client.place.*;
import io.glassroom.client.settings.Theme;
import io.glassroom.client.text.Language;
import io.glassroom.protocol.client.SystemTime;
import java.nio.file.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.*;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.*;

@ExtendWith(ApplicationExtension.class)
class PeekTest {
    private final SystemTime time = new SystemTime("peek");
    private Place place;
    private AppViewModel model;
    private MainWindow window;

    @Start
    void start(Stage stage) {
        boolean cluster = Boolean.getBoolean("peek.cluster");
        place = cluster ? Place.cluster(time, ClusterSize.USUAL, 0) : Place.embedded(time, 0);
        model = new AppViewModel(place.surroundings(), Desks.at(time));
        window = new MainWindow(model, 1280, 800);
        window.show(stage);
        model.begin(4, false);
    }

    void shoot(FxRobot hands, String name) {
        org.testfx.util.WaitForAsyncUtils.waitForFxEvents();
        hands.interact(() -> new Screenshot(window, model, Path.of("/tmp/place/" + name + ".png")).write());
    }

    void pause(double s) throws Exception { Thread.sleep((long) (s * 1000)); }

    @Test
    void peek(FxRobot hands) throws Exception {
        var robot = new Robot(hands);
        hands.interact(() -> { model.chat().name().set("ann"); model.chat().join(); });
        Robot.waitUntil("in", () -> model.chat().presence().get() == Presence.INSIDE);
        pause(4);
        shoot(hands, "live");
        hands.interact(() -> model.section().set(Section.TOPOLOGY));
        pause(1);
        shoot(hands, "topo");
        hands.interact(() -> { model.theme().set(Theme.DARK); model.settings().language().set(Language.CHINESE); });
        pause(1);
        shoot(hands, "topo-dark-zh");
        robot.click(Ids.PLACE_CHANGE);
        pause(0.5);
        shoot(hands, "form-dark-zh");
        hands.interact(() -> { model.theme().set(Theme.LIGHT); model.settings().language().set(Language.ENGLISH); });
        pause(0.5);
        shoot(hands, "form");
        robot.click(Ids.PLACE_CHANGE);
        String victim = model.nodes().keeper("lobby").orElse("gate-1");
        hands.interact(() -> model.nodes().kill(victim));
        pause(2);
        shoot(hands, "killed");
        hands.interact(() -> model.nodes().startAll());
        pause(3);
        shoot(hands, "again");
        hands.interact(() -> { model.section().set(Section.LEARN); });
        pause(0.5);
        shoot(hands, "learn");
        hands.interact(() -> { model.section().set(Section.LIVE); model.reveal(Ids.TAB_CHAT);});
        pause(0.5);
        shoot(hands, "live2");
    }

    @Stop
    void stop() { window.close(); }

    @AfterEach
    void release() { place.close(); time.close(); }
}
