package io.glassroom.client.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.Ids;
import io.glassroom.client.action.Actions;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.live.LiveViewModel;
import io.glassroom.client.model.Capture;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import java.time.Duration;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Two minutes with a join in each second, of which the last one runs.
@ExtendWith(ApplicationExtension.class)
class StatsViewTest {

    private final Capture capture = new Capture(10_000);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);
    private final Selection selection = new Selection();
    private final LiveViewModel live =
            new LiveViewModel(capture, selection, new Settings(SettingsStore.NONE, Language.ENGLISH), new Actions());
    private final StatsViewModel model = new StatsViewModel(live, NodeClock.recorded(capture));

    @Start
    void start(Stage stage) {
        for (int second = 0; second < 120; second++) {
            traffic.join("c1", second + 1, "alice", "lobby");
            traffic.pass(Duration.ofMillis(996));
        }
        var scene = new Scene(new StatsView(model, new Texts(Language.ENGLISH)), 480, 600);
        scene.getRoot().getStyleClass().addAll("glassroom", "theme-light");
        for (String style : new String[] {"glassroom.css", "style/timing.css"}) {
            scene.getStylesheets().add(Objects.requireNonNull(Ids.class.getResource(style)).toExternalForm());
        }
        stage.setScene(scene);
        stage.sizeToScene(); // all tests share the stage, and some of them change its size
        stage.show();
        live.refresh();
        model.refresh();
        stage.getScene().getRoot().applyCss();
        stage.getScene().getRoot().layout();
    }

    @Test
    void barThatIsClickedSelectsTheFirstPacketOfItsSecond(FxRobot hands) {
        hands.clickOn("#" + Ids.TRAFFIC);
        long second = selection.time().get().getEpochSecond();
        assertTrue(Math.abs(model.now() - 59 - second) <= 1, model.now() - second + " s ago");
        assertEquals(0, selection.time().get().getNano() / 10_000_000);
    }

    @Test
    void barsThatAreDraggedOverFilterTheList(FxRobot hands) {
        Bounds bounds = hands.lookup("#" + Ids.TRAFFIC).<Node>query().localToScreen(
                hands.lookup("#" + Ids.TRAFFIC).<Node>query().getBoundsInLocal());
        hands.drag(bounds.getMinX() + 100, bounds.getCenterY()).dropTo(bounds.getMinX() + 200, bounds.getCenterY());
        assertTrue(live.filter().text().get().matches("pkt.no >= \\d+ && pkt.no <= \\d+"), live.filter().text().get());
        int rows = live.list().rows().size();
        assertTrue(rows > 30 && rows < 80, rows + " rows, two of each second");
    }

    @Test
    void routesHaveTheirLatencies(FxRobot hands) {
        TableView<?> table = hands.lookup("#" + Ids.LATENCY).queryAs(TableView.class);
        assertEquals(1, table.getItems().size());
        assertEquals(120, model.rows().getFirst().answers());
    }

    @Test
    void columnThatIsClickedSelectsAnAnswer(FxRobot hands) {
        hands.clickOn("#" + Ids.HISTOGRAM);
        assertTrue(live.filter().text().get().contains("msg.rtt"), live.filter().text().get());
    }
}
