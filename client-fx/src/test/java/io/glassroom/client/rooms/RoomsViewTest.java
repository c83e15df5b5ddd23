package io.glassroom.client.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.Ids;
import io.glassroom.client.action.Actions;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.motion.HandPulse;
import io.glassroom.client.notice.Notices;
import io.glassroom.client.place.FakeServer;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The Rooms section on synthetic traffic, as small as it may get.
@ExtendWith(ApplicationExtension.class)
class RoomsViewTest {

    private final Capture capture = new Capture(10_000);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);
    private final Selection selection = new Selection();
    private final Settings settings = new Settings(SettingsStore.NONE, Language.ENGLISH);
    private final Texts texts = new Texts(Language.ENGLISH);
    private final HandPulse pulse = new HandPulse();
    private final FakeServer node = new FakeServer();
    private RoomsViewModel model;
    private RoomsView view;

    @Start
    void start(Stage stage) {
        model = new RoomsViewModel(capture, selection, settings, new Notices(), any -> 0, Optional.of(node));
        view = new RoomsView(model, new Actions(), pulse, settings, texts);
        var scene = new Scene(view, 904, 610); // what bars and rail leave of 980 x 700
        scene.getStylesheets().addAll(sheet("glassroom.css"), sheet("style/rooms.css"));
        view.getStyleClass().addAll("glassroom", "theme-light");
        stage.setScene(scene);
        stage.sizeToScene(); // all tests share the stage, and some of them change its size
        stage.show();
    }

    private static String sheet(String name) {
        return Texts.class.getResource("/io/glassroom/client/" + name).toExternalForm();
    }

    private void threeTalk() {
        for (int i = 1; i <= 3; i++) {
            traffic.connect("c" + i);
            traffic.join("c" + i, i, List.of("alice", "bob", "小明").get(i - 1), "lobby");
        }
        traffic.say("c1", "alice", "hi", List.of("c1", "c2", "c3"));
        model.refresh();
    }

    private String words(FxRobot hands, String id) {
        return String.valueOf(hands.lookup("#" + id).query().queryAccessibleAttribute(AccessibleAttribute.TEXT));
    }

    @Test
    void aRoomSaysWhatItsLatestBroadcastWas(FxRobot hands) {
        settings.animations().set(false);
        hands.interact(this::threeTalk);
        assertTrue(words(hands, Ids.room("lobby")).startsWith("lobby (3). onMessage, caused by alice: sent to 3 in 2.0 ms."));
    }

    @Test
    void aDotSelectsThePacketThatWasSentThere(FxRobot hands) {
        settings.animations().set(false);
        hands.interact(this::threeTalk);
        hands.interact(() -> hands.lookup("#" + Ids.room("lobby")).query().requestFocus());
        hands.type(KeyCode.RIGHT, KeyCode.ENTER);
        assertEquals("bob", selection.packet().get().connection().name());
        assertEquals("onMessage", selection.packet().get().route());
        hands.clickOn("#" + Ids.room("lobby"));
        assertEquals("c3", selection.connection().get().id(), "there is room for five: in the middle stands the third");
    }

    @Test
    void lightsRunOnThePulseAndRestWhenTheyAreThrough(FxRobot hands) {
        hands.interact(this::threeTalk);
        int resting = pulse.listeners();
        hands.interact(() -> {
            traffic.say("c2", "bob", "hello", List.of("c1", "c2", "c3"));
            model.refresh();
        });
        assertEquals(resting + 1, pulse.listeners());
        for (int i = 0; i < 40; i++) {
            hands.interact(() -> pulse.beat(Duration.ofMillis(100)));
        }
        assertTrue(words(hands, Ids.room("lobby")).contains("caused by bob"));
        assertEquals(1, pulse.listeners(), "only the view itself still looks at the clock");
    }

    @Test
    void rowAndSelectedConnectionAreOne(FxRobot hands) {
        hands.interact(this::threeTalk);
        TableView<TappedConnection> table = hands.lookup("#" + Ids.SESSIONS).queryTableView();
        hands.interact(() -> table.getSelectionModel().select(1));
        assertEquals("bob", selection.connection().get().name());
        hands.interact(() -> selection.select(capture.find("gate-1", "c3").orElseThrow()));
        assertEquals("小明", table.getSelectionModel().getSelectedItem().name());
        hands.interact(() -> {
            traffic.close("c1", "bye");
            model.refresh();
        });
        assertEquals("小明", table.getSelectionModel().getSelectedItem().name());
    }

    @Test
    void fiveHundredSessionsCostLittle(FxRobot hands) {
        settings.animations().set(false);
        hands.interact(() -> {
            var everybody = new ArrayList<String>();
            for (int i = 1; i <= 500; i++) {
                traffic.connect("c" + i);
                traffic.join("c" + i, i, "bot-" + i, "lobby");
                everybody.add("c" + i);
            }
            for (int i = 0; i < 3; i++) {
                traffic.say("c1", "bot-1", "hi", everybody);
                model.refresh();
            }
            long best = Long.MAX_VALUE;
            for (int i = 0; i < 20; i++) {
                traffic.say("c1", "bot-1", "hi", everybody);
                long before = System.nanoTime();
                model.refresh();
                best = Math.min(best, System.nanoTime() - before);
            }
            assertTrue(best < 10_000_000, "a refresh took " + best / 1e6 + " ms");
        });
        assertEquals(500, model.sessions().open().get());
        assertTrue(words(hands, Ids.room("lobby")).startsWith("lobby (500). onMessage, caused by bot-1: sent to 500"));
    }

    @Test
    void everyControlSaysWhatItIs(FxRobot hands) {
        hands.interact(this::threeTalk);
        var mute = new ArrayList<String>();
        for (Node each : all(view)) {
            Object said = each.queryAccessibleAttribute(AccessibleAttribute.TEXT);
            if (each.isFocusTraversable() && each.isVisible() && (said == null || said.toString().isBlank())) {
                mute.add(each.toString());
            }
        }
        assertEquals(List.of(), mute);
    }

    @Test
    void noWordIsCutOffAtTheSmallestSize(FxRobot hands) {
        hands.interact(this::threeTalk);
        hands.interact(() -> selection.select(capture.find("gate-1", "c1").orElseThrow()));
        for (Language language : Language.values()) {
            hands.interact(() -> texts.speak(language));
            hands.interact(() -> view.layout());
            var cut = new ArrayList<String>();
            for (Node each : all(view)) {
                if (each instanceof Labeled label && !(each instanceof TableCell) && label.isVisible() && isCut(label)) {
                    cut.add(label.getText());
                }
            }
            assertEquals(List.of(), cut, "in " + language);
        }
    }

    private static boolean isCut(Labeled label) {
        return label.getText() != null
                && label.lookup(".text") instanceof Text text
                && !label.getText().isBlank()
                && !text.getText().replace("\n", "").equals(label.getText().replace("\n", ""));
    }

    private static List<Node> all(Parent parent) {
        var nodes = new ArrayList<Node>();
        for (Node child : parent.getChildrenUnmodifiable()) {
            nodes.add(child);
            if (child instanceof Parent inner) {
                nodes.addAll(all(inner));
            }
        }
        return nodes;
    }
}
