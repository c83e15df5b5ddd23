package io.glassroom.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.Ids;
import io.glassroom.client.place.Target;
import io.glassroom.learn.check.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// A lesson in the window, checked by a real process.
@ExtendWith(ApplicationExtension.class)
class LessonJourneyTest {

    @TempDir
    private static Path folder; // of the class: it is needed when the window starts

    private final EmbeddedWindow embedded = new EmbeddedWindow();
    private final List<Target> targets = new ArrayList<>(); // to which the window would have gone
    private AppViewModel model;

    @Start
    void start(Stage stage) {
        model = embedded.open(stage, folder, targets::add);
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
    void starterIsCheckedAndTheBrokenRuleIsShown(FxRobot hands) {
        var robot = new Robot(hands);
        robot.click(Ids.rail("learn"));
        robot.click(Ids.lesson("packet-head"));
        Robot.waitUntil("the lesson is open", () -> hands.lookup("#" + Ids.LESSON_PAGE).tryQuery().isPresent());
        assertEquals("not run", robot.text(Ids.stepState("1.1")));
        hands.interact(hands.lookup("#" + Ids.stepHint("1.1")).queryButton()::fire); // it is further down the page
        assertEquals("Hint 2 of 3", robot.text(Ids.stepHint("1.1")));

        robot.click(Ids.LESSON_CHECK);
        Robot.waitUntil("the verdict is there", () -> model.learn().lessons().verdict("1.1").isPresent());
        var failed = (Verdict.Failed) model.learn().lessons().verdict("1.1").orElseThrow();
        assertEquals("✗ failed", robot.text(Ids.stepState("1.1")));
        assertTrue(isShown(hands, failed.rule().en()), "the rule is shown");

        hands.interact(hands.lookup("#" + Ids.stepPackets("1.1")).queryButton()::fire);
        var recording = (Target.Recording) targets.getFirst();
        assertTrue(Files.exists(recording.file()), "the recording is there");
        assertEquals(Optional.of(new Target.Spot(1, 0)), recording.spot());

        robot.click(Ids.LANGUAGE);
        Robot.waitUntil("the rule is shown in Chinese", () -> isShown(hands, failed.rule().zh()));
        hands.interact(model::otherLanguage);

        robot.click(Ids.LESSON_BACK);
        Robot.waitUntil("the list is back", () -> hands.lookup("#" + Ids.LEARN_PAGE).tryQuery().isPresent());
    }

    @Test
    void controlThatALessonSpeaksOfIsMarkedWhereItIs(FxRobot hands) {
        var robot = new Robot(hands);
        robot.click(Ids.rail("learn"));
        robot.click(Ids.lesson("packet-head"));
        Robot.waitUntil("the lesson is open", () -> hands.lookup("#" + Ids.LESSON_PAGE).tryQuery().isPresent());
        hands.interact(hands.lookup(".lesson-text").lookup("the list").queryAs(Hyperlink.class)::fire);
        assertEquals(Section.LIVE, model.section().get());
        assertTrue(hands.lookup("#" + Ids.PACKETS).query().getStyleClass().contains("pointed-at"));
    }

    private static boolean isShown(FxRobot hands, String words) {
        return hands.lookup("#" + Ids.stepVerdict("1.1")).lookup(".verdict-rule").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText().equals(words));
    }
}
