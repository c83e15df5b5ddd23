package io.glassroom.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.Ids;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.place.OwnServer;
import io.glassroom.client.rooms.SessionsViewModel.State;
import io.glassroom.server.transport.Impairment;
import java.util.Optional;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// Bots on a real node, and what a person does to them in the Rooms section.
@ExtendWith(ApplicationExtension.class)
class RoomsJourneyTest {

    private final EmbeddedWindow embedded = new EmbeddedWindow();
    private AppViewModel model;

    @Start
    void start(Stage stage) {
        model = embedded.open(stage);
    }

    @Stop
    void stop() {
        embedded.close();
    }

    @AfterEach
    void release() {
        embedded.release();
    }

    private OwnServer node() {
        return model.own().orElseThrow();
    }

    private Optional<TappedConnection> named(String name) {
        return model.rooms().sessions().rows().stream()
                .filter(connection -> connection.name().equals(name) && !connection.closed())
                .findFirst();
    }

    @Test
    void aBotIsSlicedFrozenClearedAndKicked(FxRobot hands) {
        var robot = new Robot(hands);
        robot.click(Ids.rail("rooms"));
        hands.interact(() -> model.bots().orElseThrow().want(2));
        Robot.waitUntil("alice and bob are in the table", () -> named("alice").isPresent() && named("bob").isPresent());
        Robot.waitUntil("both are in the lobby", () -> lobby(hands).startsWith("lobby (2)"));
        TappedConnection alice = named("alice").orElseThrow();

        hands.interact(() -> sessions(hands).getSelectionModel().select(alice));
        assertEquals(alice, model.selection().connection().get());
        hands.interact(() -> hands.lookup("#" + Ids.FAULT_SLICE).queryAs(Slider.class).setValue(3));
        assertEquals(3, node().faults().of(alice.key()).sliceBytes());
        Robot.waitUntil("pieces have come", () -> robot.text(Ids.FILLING).matches(".*\\d+ bytes.*"));
        assertTrue(robot.text(Ids.notice("impaired")).startsWith("One connection is impaired"));

        robot.click(Ids.FAULT_FREEZE);
        assertTrue(node().faults().of(alice.key()).frozen());
        robot.click(Ids.remedy("impaired"));
        assertEquals(Impairment.NONE, node().faults().of(alice.key()));
        assertTrue(hands.lookup("#" + Ids.notice("impaired")).tryQuery().isEmpty());

        robot.click(Ids.KICK);
        Robot.waitUntil("alice is gone", () -> model.rooms().sessions().state(alice) == State.CLOSED);
        Robot.waitUntil("bob is alone", () -> lobby(hands).startsWith("lobby (1)"));
        assertTrue(hands.lookup("#" + Ids.KICK).query().isDisabled());
    }

    @Test
    void aResetBotComesBackByItself(FxRobot hands) {
        var robot = new Robot(hands);
        robot.click(Ids.rail("rooms"));
        hands.interact(() -> model.bots().orElseThrow().want(1));
        Robot.waitUntil("alice is in the table", () -> named("alice").isPresent());
        TappedConnection first = named("alice").orElseThrow();
        hands.interact(() -> model.selection().select(first));
        assertEquals(first, sessions(hands).getSelectionModel().getSelectedItem());
        robot.click(Ids.FAULT_RESET);
        Robot.waitUntil("she is back", () -> named("alice").filter(now -> now != first).isPresent());
    }

    private static String lobby(FxRobot hands) {
        return hands.lookup("#" + Ids.room("lobby")).tryQuery()
                .map(dots -> String.valueOf(dots.queryAccessibleAttribute(AccessibleAttribute.TEXT)))
                .orElse("");
    }

    @SuppressWarnings("unchecked")
    private static TableView<TappedConnection> sessions(FxRobot hands) {
        return hands.lookup("#" + Ids.SESSIONS).queryAs(TableView.class);
    }
}
