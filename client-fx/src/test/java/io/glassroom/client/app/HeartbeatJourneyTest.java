package io.glassroom.client.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.Ids;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.timing.HeartbeatState;
import io.glassroom.client.timing.HeartbeatState.Phase;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// A person pulls a plug and watches what the server does about it.
@ExtendWith(ApplicationExtension.class)
class HeartbeatJourneyTest {

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

    @Test
    void frozenClientIsClosedForItsSilence(FxRobot hands) {
        var robot = new Robot(hands);
        embedded.join(robot);
        Robot.waitUntil("its connection is captured", () -> !model.live().capture().connections().isEmpty());
        TappedConnection own = model.live().capture().connections().getFirst();

        robot.click(Ids.TAB_HEARTBEATS);
        robot.click(Ids.freeze(own.id()));
        Robot.waitUntil("the plug is pulled", () -> model.panes().heartbeat().isFrozen(own));
        Robot.waitUntil("a beat is overdue", () -> phase(own) == Phase.LATE);
        Robot.waitUntil("the server has closed it", () -> phase(own) == Phase.TIMED_OUT);
        assertTrue(own.closed());
    }

    private Phase phase(TappedConnection connection) {
        HeartbeatState state = model.panes().heartbeat().state(connection);
        return state.phase();
    }
}
