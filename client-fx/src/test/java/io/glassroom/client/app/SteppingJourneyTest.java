package io.glassroom.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.Ids;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.MessageKind;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// A person steps through a real node, by keys, while a message of theirs is on its way.
@ExtendWith(ApplicationExtension.class)
class SteppingJourneyTest {

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
    void messageIsFollowedStepByStep(FxRobot hands) {
        var robot = new Robot(hands);
        embedded.join(robot);

        hands.push(KeyCode.F8);
        Robot.waitUntil("time stands still", () -> model.steps().stepping().get());
        assertTrue(hands.lookup("#" + Ids.STEP_PANE).query().isVisible());
        robot.write(Ids.CHAT_DRAFT, "hello");
        robot.click(Ids.CHAT_SEND);
        Robot.waitUntil("the message waits", () -> model.steps().next().stream().anyMatch(step -> step.label().equals("Notify Room.Message")));
        assertEquals(0, model.chat().lines().size());

        Robot.waitUntil("the message was read", () -> {
            model.steps().step();
            return model.steps().shown().get() != null && model.steps().shown().get().label().equals("Notify Room.Message");
        });
        assertTrue(robot.text(Ids.STEP_WORDS).startsWith("gate-1 decoded flag 0x03: Notify; route code "), robot.text(Ids.STEP_WORDS));
        Robot.waitUntil("its packet is selected everywhere", () -> selected(MessageKind.NOTIFY));
        Robot.waitUntil("the push waits", () -> model.steps().next().stream().anyMatch(step -> step.label().equals("Push onMessage")));
        assertEquals(0, model.chat().lines().size());

        hands.push(KeyCode.F10);
        Robot.waitUntil("the own line has arrived", () -> model.chat().lines().size() == 1);
        Robot.waitUntil("the push is selected", () -> selected(MessageKind.PUSH));
        hands.push(KeyCode.F9);
        assertTrue(selected(MessageKind.NOTIFY), "back in the view");
        assertTrue(model.steps().stepping().get());

        robot.click(Ids.rail("topology"));
        assertEquals(2, model.topology().journey().get().legs().size());
        hands.push(KeyCode.F8);
        Robot.waitUntil("time goes on", () -> !model.steps().stepping().get());
        assertFalse(hands.lookup("#" + Ids.STEP_PANE).query().isVisible());
    }

    private boolean selected(MessageKind kind) {
        CapturedPacket packet = model.selection().packet().get();
        return packet != null && packet.message() == kind;
    }
}
