package io.glassroom.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.Ids;
import io.glassroom.client.chat.ChatRoom;
import io.glassroom.client.feed.FakeFeed;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.place.Surroundings;
import io.glassroom.protocol.time.VirtualTime;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// The list on a feed that tells what the test wants.
@ExtendWith(ApplicationExtension.class)
class PacketListViewTest {

    private static final int KEPT = 100_000;

    private final FakeFeed feed = new FakeFeed();
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", feed::tell);
    private AppViewModel model;
    private MainWindow window;

    @Start
    void start(Stage stage) {
        ChatRoom.Door locked = (name, room, guest) -> {
            throw new AssertionError("nobody joins here");
        };
        model = new AppViewModel(new Surroundings(feed, locked, Optional.empty()), Desks.at(new VirtualTime()));
        window = new MainWindow(model, 990, 800);
        window.show(stage);
    }

    @Stop
    void stop() {
        window.close();
    }

    @Test
    void selectedPacketThatTheRingForgetsNeitherStopsTheListNorSelectsAnother(FxRobot hands) {
        hands.interact(() -> beat(50));
        CapturedPacket first = model.live().list().rows().getFirst();
        hands.interact(() -> {
            model.live().selection().select(first);
            model.live().list().follow();
        });
        for (int batch = 0; batch < 11; batch++) {
            hands.interact(() -> beat(KEPT / 10));
        }
        assertTrue(model.live().list().evicted().get() > 0);
        assertTrue(model.live().list().following().get());
        assertEquals(first, model.live().selection().packet().get());
        assertEquals(-1, table(hands).getSelectionModel().getSelectedIndex());
    }

    @Test
    void foldedHeartbeatsAreCountedInTheirRowAndOpenedByKeys(FxRobot hands) {
        hands.interact(() -> {
            model.live().list().folding().set(true);
            beat(14);
        });
        assertEquals("×14", kind(hands));
        hands.interact(() -> beat(6));
        assertEquals("×20", kind(hands));
        hands.interact(() -> {
            model.live().selection().select(model.live().list().rows().getFirst());
            table(hands).requestFocus();
        });
        hands.push(KeyCode.RIGHT);
        assertEquals(20, table(hands).getItems().size());
        hands.push(KeyCode.LEFT);
        assertEquals(1, table(hands).getItems().size());
    }

    @Test
    void foldedHeartbeatsAreOpenedByAClickAndFoldedByAnother(FxRobot hands) {
        hands.interact(() -> {
            model.live().list().folding().set(true);
            beat(14);
        });
        hands.clickOn(kindCell(hands));
        assertEquals(14, table(hands).getItems().size());
        hands.clickOn(kindCell(hands));
        assertEquals(1, table(hands).getItems().size());
    }

    @Test
    void filterIsFinishedByAClickOnACompletion(FxRobot hands) {
        hands.interact(() -> {
            traffic.connect("c1");
            traffic.say("c1", "alice", "hi", List.of());
            model.tick();
        });
        new Robot(hands).write(Ids.FILTER_TEXT, "$.con");
        Node offered = hands.lookup("#" + Ids.FILTER_COMPLETIONS).query();
        Node completion = hands.from(offered)
                .lookup(".label").match((Labeled label) -> label.getText().equals("$.content"))
                .query();
        hands.clickOn(completion);
        assertEquals("$.content", model.live().filter().text().get());
        hands.write(" == \"hi\"", 0);
        hands.push(KeyCode.ENTER);
        assertFalse(model.live().filter().pending().get());
        assertEquals(1, table(hands).getItems().size());
    }

    private void beat(int count) {
        for (int i = 0; i < count; i++) {
            traffic.heartbeat("c1");
        }
        model.tick();
    }

    private static String kind(FxRobot hands) {
        return kindCell(hands).getText();
    }

    private static Labeled kindCell(FxRobot hands) {
        return hands.from(table(hands)).lookup(".packet-kind").match((Labeled cell) -> !cell.getText().isEmpty()).query();
    }

    @SuppressWarnings("unchecked")
    private static TableView<CapturedPacket> table(FxRobot hands) {
        return hands.lookup("#" + Ids.PACKETS).queryAs(TableView.class);
    }
}
