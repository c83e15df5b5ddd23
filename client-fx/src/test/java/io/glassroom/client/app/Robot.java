package io.glassroom.client.app;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What the tests do and see in a window. Waits have a condition and a bound; nothing sleeps.
final class Robot {

    private static final int PATIENCE = 15; // seconds

    private final FxRobot robot;

    Robot(FxRobot robot) {
        this.robot = robot;
    }

    void click(String id) {
        waitUntil(id + " is there", () -> robot.lookup("#" + id).tryQuery().filter(Node::isVisible).isPresent());
        robot.clickOn("#" + id);
    }

    void write(String id, String text) {
        click(id);
        robot.write(text, 0);
    }

    String text(String id) {
        return robot.lookup("#" + id).queryAs(Labeled.class).getText();
    }

    FxRobot hands() {
        return robot;
    }

    static void waitUntil(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException e) {
            throw new AssertionError("waited " + PATIENCE + " s in vain until " + what, e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
