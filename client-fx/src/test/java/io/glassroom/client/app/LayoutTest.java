package io.glassroom.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.client.Ids;
import io.glassroom.client.feed.FakeFeed;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.motion.FramePulse;
import io.glassroom.client.place.FakeServer;
import io.glassroom.client.place.Surroundings;
import io.glassroom.client.settings.MemoryStore;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import io.glassroom.protocol.client.SystemTime;
import java.util.Optional;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Things stay where a person has put them, from one window to the next.
@ExtendWith(ApplicationExtension.class)
class LayoutTest {

    private final SystemTime time = new SystemTime("layout");
    private final MemoryStore store = new MemoryStore();
    private Stage stage;
    private AppViewModel model;
    private MainWindow window;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        open();
    }

    @AfterEach
    void release(FxRobot hands) {
        hands.interact(window::close);
        time.close();
    }

    private void open() {
        var settings = new Settings(store, Language.ENGLISH);
        settings.tourFinished().set(true);
        var surroundings = new Surroundings(
                new FakeFeed(),
                (name, room, guest) -> {
                    throw new AssertionError("nobody joins here");
                },
                Optional.of(new FakeServer()));
        model = new AppViewModel(surroundings, new Desk(new Texts(Language.ENGLISH), settings, time, new FramePulse()));
        window = new MainWindow(model, 990, 900);
        EmbeddedWindow.place(stage);
        window.show(stage);
        stage.setWidth(990); // the stage is the same for all tests, and remembers what a reset has made of it
        stage.setHeight(900);
    }

    private void again(FxRobot hands) {
        hands.interact(() -> {
            window.close();
            open();
        });
    }

    @Test
    void dividerStaysWhereItWasDragged(FxRobot hands) {
        double before = list(hands).getDividerPositions()[0];
        Node divider = list(hands).getChildrenUnmodifiable().stream()
                .filter(child -> child.getStyleClass().contains("split-pane-divider"))
                .findFirst()
                .orElseThrow();
        hands.interact(() -> {
            list(hands).setDividerPositions(before - 0.2);
            Event.fireEvent(divider, released());
        });
        double after = list(hands).getDividerPositions()[0];
        assertEquals(before - 0.2, after, 0.05);

        again(hands);
        assertEquals(after, list(hands).getDividerPositions()[0], 0.01);

        hands.interact(() -> model.actions().find("window.layout").orElseThrow().perform());
        again(hands);
        assertEquals(before, list(hands).getDividerPositions()[0], 0.01);
    }

    @Test
    void columnsKeepTheirOrder(FxRobot hands) {
        hands.interact(() -> {
            var columns = packets(hands).getColumns();
            columns.add(1, columns.removeLast());
        });
        String moved = packets(hands).getColumns().get(1).getId();

        again(hands);
        assertEquals(moved, packets(hands).getColumns().get(1).getId());

        hands.interact(() -> model.actions().find("window.layout").orElseThrow().perform());
        assertEquals(moved, packets(hands).getColumns().getLast().getId());
    }

    @Test
    void sectionTabAndFilterAreAsTheyWere(FxRobot hands) {
        TabPane tabs = tabs(hands);
        hands.interact(() -> {
            tabs.getTabs().stream()
                    .filter(tab -> Ids.TAB_CHAT.equals(tab.getId()))
                    .forEach(tab -> tabs.getSelectionModel().select(tab));
            model.live().filter().text().set("data");
            model.live().filter().apply();
            model.section().set(Section.ROOMS);
        });

        again(hands);
        assertEquals(Section.ROOMS, model.section().get());
        assertEquals("data", model.live().filter().applied().get().text());
        hands.interact(() -> model.section().set(Section.LIVE));
        assertEquals(Ids.TAB_CHAT, tabs(hands).getSelectionModel().getSelectedItem().getId());
    }

    private static MouseEvent released() {
        return new MouseEvent(
                MouseEvent.MOUSE_RELEASED, 0, 0, 0, 0, MouseButton.PRIMARY, 1,
                false, false, false, false, false, false, false, false, false, true, null);
    }

    private static SplitPane list(FxRobot hands) {
        if (!Platform.isFxApplicationThread()) {
            Robot.waitUntil("the window is laid out", () -> hands.lookup("#split-list-narrow").tryQuery().isPresent());
        }
        return hands.lookup("#split-list-narrow").queryAs(SplitPane.class);
    }

    private static TabPane tabs(FxRobot hands) {
        Robot.waitUntil("the tabs are there", () -> hands.lookup("#tabs-all").tryQuery().isPresent());
        return hands.lookup("#tabs-all").queryAs(TabPane.class);
    }

    @SuppressWarnings("unchecked")
    private static TableView<CapturedPacket> packets(FxRobot hands) {
        return hands.lookup("#" + Ids.PACKETS).queryAs(TableView.class);
    }
}
