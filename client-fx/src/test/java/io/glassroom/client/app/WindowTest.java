package io.glassroom.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.Ids;
import io.glassroom.client.chat.ChatRoom;
import io.glassroom.client.feed.FakeFeed;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.place.FakeServer;
import io.glassroom.client.place.Surroundings;
import io.glassroom.client.text.Language;
import io.glassroom.protocol.client.SystemTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.event.ActionEvent;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// The window at its smallest, on a feed that tells what the test wants.
@ExtendWith(ApplicationExtension.class)
class WindowTest {

    private static final List<String> EVERYBODY = List.of("c1", "c2", "c3");

    private final SystemTime time = new SystemTime("window");
    private final FakeFeed feed = new FakeFeed();
    private final FakeServer node = new FakeServer();
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", feed::tell);
    private final ChatRoom.Door locked = (name, room, guest) -> {
        throw new AssertionError("nobody joins here");
    };
    private AppViewModel model;
    private MainWindow window;

    @Start
    void start(Stage stage) {
        var surroundings = new Surroundings(feed, locked, Optional.of(node));
        model = new AppViewModel(surroundings, Desks.at(time));
        window = new MainWindow(model, 980, 700);
        window.show(stage);
    }

    @Stop
    void stop() {
        window.close();
    }

    @AfterEach
    void release() {
        time.close();
    }

    @Test
    void everyNodeThatTakesTheFocusSaysWhatItIs(FxRobot hands) {
        chat();
        selectLast(hands);
        List<String> mute = new ArrayList<>();
        for (Node node : all(window.scene().getRoot())) {
            Object said = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
            boolean speaks = said != null && !said.toString().isBlank();
            if (node.isFocusTraversable() && node.isVisible() && !speaks) {
                mute.add(node.toString());
            }
        }
        assertEquals(List.of(), mute);
    }

    @Test
    void everyControlWithAnIdIsThereOnce(FxRobot hands) {
        chat();
        selectLast(hands);
        for (String id : List.of(Ids.PACKETS, Ids.FIELDS, Ids.BYTES, Ids.FILTER_TEXT, Ids.LANGUAGE, Ids.THEME, Ids.BOTS)) {
            assertEquals(1, hands.lookup("#" + id).queryAll().size(), id);
        }
    }

    @Test
    void noWordIsCutOffAtTheSmallestSize(FxRobot hands) {
        chat();
        selectLast(hands);
        for (Language language : Language.values()) {
            hands.interact(() -> model.settings().language().set(language));
            hands.interact(() -> window.scene().getRoot().layout());
            List<String> cut = new ArrayList<>();
            for (Node node : all(window.scene().getRoot())) {
                if (node instanceof Labeled label && isShown(label) && isCut(label)) {
                    cut.add(label.getText());
                }
            }
            assertEquals(List.of(), cut, "in " + language);
        }
    }

    @Test
    void droppedRecordsAreToldInTheWindow(FxRobot hands) {
        hands.interact(() -> {
            traffic.heartbeat("c1");
            traffic.lose(12);
            traffic.heartbeat("c1");
            model.tick();
        });
        assertTrue(new Robot(hands).text(Ids.BANNER_LOST).contains("12"));
    }

    @Test
    void silenceOfAServerElsewhereIsTold(FxRobot hands) {
        hands.interact(() -> {
            var silent = new FakeFeed();
            var elsewhere = new AppViewModel(new Surroundings(silent, locked, Optional.empty()), Desks.at(time));
            elsewhere.open();
            silent.interrupt("connection refused");
            elsewhere.tick();
            assertEquals("connection refused", elsewhere.interruption().get());
        });
    }

    @Test
    void selectionStaysOnItsPacketWhileTheListFollows(FxRobot hands) {
        chat();
        CapturedPacket chosen = selectLast(hands);
        for (int i = 0; i < 5; i++) {
            hands.interact(() -> {
                traffic.say("c1", "alice", "more", EVERYBODY);
                model.live().list().follow();
                model.tick();
            });
        }
        assertEquals(chosen, model.live().selection().packet().get());
        assertEquals(chosen, packets(hands).getSelectionModel().getSelectedItem());
    }

    @Test
    void botsAreAskedForInTheBar(FxRobot hands) {
        var robot = new Robot(hands);
        hands.interact(() -> hands.lookup("#" + Ids.BOTS).query().requestFocus());
        hands.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.LEFT);
        assertEquals(List.of("crowd 1", "crowd 2", "crowd 1"), node.told());
        var number = hands.lookup("#" + Ids.BOTS_COUNT).queryAs(TextField.class);
        assertEquals("1", number.getText());
        hands.interact(() -> {
            number.setText("500");
            number.fireEvent(new ActionEvent());
        });
        assertEquals("crowd 500", node.told().getLast());
        assertEquals(1, hands.lookup("#" + Ids.BOTS).queryAs(Slider.class).getValue());
    }

    @Test
    void closedWindowClosesItsFeed(FxRobot hands) {
        assertFalse(feed.closed());
        hands.interact(window::close);
        assertTrue(feed.closed());
    }

    private void chat() {
        new FxRobot().interact(() -> {
            for (String connection : EVERYBODY) {
                traffic.connect(connection);
            }
            traffic.join("c1", 1, "alice", "lobby");
            traffic.join("c2", 2, "小明", "lobby");
            traffic.say("c1", "alice", "你好", EVERYBODY);
            model.tick();
        });
    }

    private CapturedPacket selectLast(FxRobot hands) {
        CapturedPacket last = model.live().list().rows().getLast();
        hands.interact(() -> {
            packets(hands).getSelectionModel().select(last);
            model.live().dissection().selectByte(4);
        });
        return last;
    }

    @SuppressWarnings("unchecked")
    private static TableView<CapturedPacket> packets(FxRobot hands) {
        return hands.lookup("#" + Ids.PACKETS).queryAs(TableView.class);
    }

    private static Set<Node> all(Node root) {
        return root.lookupAll("*");
    }

    /// Values are cut by their column, which a person can widen; what is asked here is about our own words.
    private static boolean isShown(Labeled label) {
        for (Node at = label; at != null; at = at.getParent()) {
            if (!at.isVisible() || at.getStyleClass().contains("indexed-cell")) {
                return false;
            }
        }
        return label.getScene() != null && label.getWidth() > 0;
    }

    private static boolean isCut(Labeled label) {
        Node text = label.lookup(".text");
        return text instanceof Text shown && !label.getText().isEmpty() && !shown.getText().equals(label.getText());
    }
}
