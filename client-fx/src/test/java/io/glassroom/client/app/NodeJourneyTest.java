package io.glassroom.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.Ids;
import io.glassroom.client.chat.ChatLine;
import io.glassroom.client.chat.ChatViewModel.Presence;
import io.glassroom.client.place.OwnNode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// A person stops the own server, and starts it again: a real node, with real clients.
@ExtendWith(ApplicationExtension.class)
class NodeJourneyTest {

    private final EmbeddedWindow embedded = new EmbeddedWindow();
    private AppViewModel model;

    @Start
    void start(Stage stage) {
        model = embedded.open(stage, 2);
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
    void stoppedServerIsStartedAgainAndEverybodyComesBack(FxRobot hands) {
        var robot = new Robot(hands);
        embedded.join(robot);
        embedded.awaitBots(2);
        hands.interact(() -> model.section().set(Section.TOPOLOGY));
        Robot.waitUntil("the panel has its buttons", () -> robot.text(Ids.NODE_LIFE).equals("Stop"));
        robot.click(Ids.NODE_LIFE);
        Robot.waitUntil("it is down", () -> state() == OwnNode.State.DOWN && robot.text(Ids.NODE_LIFE).equals("Start"));
        assertTrue(robot.text(Ids.notice("node-gate-1")).startsWith("gate-1 was stopped: 3 clients were told good-bye"));
        Robot.waitUntil("the window knows", () -> model.place().lost().get());

        robot.click(Ids.NODE_LIFE);
        Robot.waitUntil("it serves again", () -> robot.text(Ids.NODE_LIFE).equals("Stop"));
        Robot.waitUntil("the window sees it", () -> !model.place().lost().get());
        Robot.waitUntil("the person is back", () -> model.chat().presence().get() == Presence.INSIDE);
        Robot.waitUntil("the bots are back", () -> model.bots().orElseThrow().status().get().here() == 2);
        assertEquals(0, model.notices().all().size());
        embedded.say(robot, "still there?");
        Robot.waitUntil("the person is heard", () -> model.chat().lines().stream()
                .anyMatch(line -> line instanceof ChatLine.Said said && said.content().equals("still there?")));
    }

    @Test
    void killedServerIsStartedAgainFromItsNotice(FxRobot hands) {
        var robot = new Robot(hands);
        hands.interact(() -> model.section().set(Section.TOPOLOGY));
        robot.click(Ids.NODE_KILL);
        Robot.waitUntil("it is down", () -> state() == OwnNode.State.DOWN);
        robot.click(Ids.remedy("node-gate-1"));
        Robot.waitUntil("it serves again", () -> state() == OwnNode.State.UP);
        embedded.awaitBots(2);
    }

    private OwnNode.State state() {
        return model.nodes().state("gate-1").orElseThrow();
    }
}
