package io.glassroom.client.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.Ids;
import io.glassroom.client.action.Actions;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.live.LiveViewModel;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.Dispatches;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import java.time.Duration;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class SequenceViewTest {

    private final Capture capture = new Capture(1_000);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);
    private final Selection selection = new Selection();
    private final LiveViewModel live =
            new LiveViewModel(capture, selection, new Settings(SettingsStore.NONE, Language.ENGLISH), new Actions());
    private final SequenceViewModel model = new SequenceViewModel(live, new Dispatches(capture));
    private TabPane tabs;

    @Start
    void start(Stage stage) {
        traffic.join("c1", 1, "alice", "lobby");
        traffic.say("c1", "alice", "hello", List.of("c1", "c2", "c3"));
        traffic.dispatched("c1", "Room.Message", "handled", Duration.ofMillis(2));
        for (int i = 0; i < 100; i++) {
            traffic.heartbeat("c" + (1 + i % 3));
        }
        tabs = new TabPane(new Tab("Sequence", new SequenceView(model, new Texts(Language.ENGLISH))), new Tab("Other"));
        stage.setScene(new Scene(tabs, 420, 400));
        stage.sizeToScene(); // all tests share the stage, and some of them change its size
        stage.show();
        stage.setHeight(450);
        live.refresh();
        model.refresh();
        tabs.applyCss();
        tabs.layout();
    }

    @Test
    void arrowThatIsClickedIsSelected(FxRobot hands) {
        WaitForAsyncUtils.waitForFxEvents();
        hands.clickOn(sheet(hands));
        assertTrue(model.inSight().contains(selection.packet().get()));
    }

    @Test
    void arrowKeysGoFromPacketToPacketAndTheSheetSaysWhich(FxRobot hands) {
        hands.interact(() -> sheet(hands).requestFocus());
        hands.push(KeyCode.UP);
        hands.push(KeyCode.UP);
        assertEquals(capture.counted() - 1, selection.packet().get().number());
        String said = sheet(hands).queryAccessibleAttribute(AccessibleAttribute.TEXT).toString();
        assertTrue(said.contains("Heartbeat") && said.contains("gate-1"), said);
    }

    @Test
    void asManyArrowsAreDrawnAsFindRoom(FxRobot hands) {
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(model.room() > 5 && model.room() < 25, "room for " + model.room());
        assertEquals(model.size() - model.room(), model.first().get());
    }

    @Test
    void sheetThatCannotBeSeenIsNotDrawn(FxRobot hands) {
        hands.interact(() -> tabs.getSelectionModel().select(1));
        int before = model.room();
        hands.interact(() -> tabs.getScene().getWindow().setHeight(700));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(before, model.room());
        hands.interact(() -> tabs.getSelectionModel().select(0));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(model.room() > before);
    }

    private static Node sheet(FxRobot hands) {
        return hands.lookup("#" + Ids.SEQUENCE).query();
    }
}
