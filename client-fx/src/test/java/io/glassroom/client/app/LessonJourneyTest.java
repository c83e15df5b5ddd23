package io.glassroom.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.Ids;
import io.glassroom.client.compose.ComposeViewModel;
import io.glassroom.client.learn.Replacement;
import io.glassroom.client.place.Target;
import io.glassroom.learn.check.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
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
    void solutionIsTakenAfterAQuestionAndWhatWasWrittenStaysBeside(FxRobot hands) throws IOException {
        var robot = new Robot(hands);
        robot.click(Ids.rail("learn"));
        robot.click(Ids.lesson("packet-head"));
        Robot.waitUntil("the lesson is open", () -> hands.lookup("#" + Ids.LESSON_PAGE).tryQuery().isPresent());
        Path file = folder.resolve("src/mychat/PacketCodec.java");
        Robot.waitUntil("the starter is there", () -> Files.exists(file));
        String mine = Files.readString(file) + "// mine\n";
        Files.writeString(file, mine);

        robot.click(Ids.lessonAsk("solution"));
        robot.click(Ids.LESSON_KEEP);
        assertEquals(mine, Files.readString(file));
        hands.interact(() -> model.actions().find("lesson.solution").orElseThrow().perform());
        robot.click(Ids.LESSON_REPLACE);
        Robot.waitUntil("it passes", () -> robot.text(Ids.stepState("1.5")).equals("✓ passed"));
        assertEquals(mine, Files.readString(folder.resolve("src/mychat/PacketCodec.java.before-solution")));
        assertTrue(hands.lookup("solution viewed").tryQuery().isPresent(), "the lesson is marked");
        Bounds page = onScreen(hands.lookup("#" + Ids.LESSON_PAGE).query());
        var sights = List.copyOf(hands.lookup("#" + Ids.LESSON_PAGE).lookup(".lesson-see").queryAllAs(Node.class));
        Robot.waitUntil("what one should see now is in sight", () -> page.intersects(onScreen(sights.getLast())));

        robot.click(Ids.lessonAsk("reset"));
        robot.click(Ids.LESSON_REPLACE);
        Robot.waitUntil("it is over", () -> hands.lookup("#" + Ids.LESSON_REPLACED).tryQuery().isPresent());
        assertTrue(Files.readString(file).contains("TODO(1.1)"), "the starter is back");
        robot.click(Ids.LESSON_BACK);
    }

    @Test
    void whatTheCodePrintsIsShownWhereItFailed(FxRobot hands) throws IOException {
        var robot = new Robot(hands);
        robot.click(Ids.rail("learn"));
        robot.click(Ids.lesson("packet-head"));
        Path file = folder.resolve("src/mychat/PacketCodec.java");
        Robot.waitUntil("the starter is there", () -> Files.exists(file));
        hands.interact(() -> {
            model.learn().lessons().replacing().ask(Replacement.RESET); // whatever the other tests have left
            model.learn().lessons().replacing().confirm();
        });
        Robot.waitUntil("it is over", () -> hands.lookup("#" + Ids.LESSON_REPLACED).tryQuery().isPresent());
        String method = "public static byte[] encode(Packet packet) {";
        Files.writeString(file, Files.readString(file).replace(method, method + " System.out.println(\"here I am\");"));
        robot.click(Ids.LESSON_CHECK);
        Robot.waitUntil("it is there", () -> hands.lookup("#" + Ids.LESSON_PRINTED).tryQuery().isPresent());
        var printed = hands.lookup("#" + Ids.stepVerdict("1.1")).lookup("#" + Ids.LESSON_PRINTED).queryAs(TextArea.class);
        assertTrue(printed.getText().startsWith("here I am"), printed.getText());
        robot.click(Ids.LESSON_BACK);
    }

    @Test
    void controlThatALessonSpeaksOfIsMarkedWhereItIs(FxRobot hands) {
        var robot = new Robot(hands);
        robot.click(Ids.rail("learn"));
        robot.click(Ids.lesson("packet-head"));
        Robot.waitUntil("the lesson is open", () -> hands.lookup("#" + Ids.LESSON_PAGE).tryQuery().isPresent());
        hands.interact(hands.lookup(".lesson-text").lookup("the list").queryAs(Hyperlink.class)::fire);
        assertEquals(Section.LIVE, model.section().get());
        var marks = hands.lookup("#" + Ids.PACKETS).query().getStyleClass();
        assertTrue(marks.contains("pointed-at"));
        long marked = System.nanoTime();
        Robot.waitUntil("the mark is gone", () -> !marks.contains("pointed-at"));
        assertTrue(Duration.ofNanos(System.nanoTime() - marked).toMillis() >= 1_500, "there was time to see it");
    }

    @Test
    void cardThatALessonSpeaksOfIsBroughtIntoView(FxRobot hands) {
        var robot = new Robot(hands);
        robot.click(Ids.rail("learn"));
        robot.click(Ids.lesson("message-head"));
        Robot.waitUntil("the lesson is open", () -> hands.lookup("#" + Ids.LESSON_PAGE).tryQuery().isPresent());
        hands.interact(hands.lookup(".lesson-text").lookup("Message type 4 does not exist.").queryAs(Hyperlink.class)::fire);
        assertEquals(ComposeViewModel.Page.GALLERY, model.compose().page().get());
        Bounds seen = onScreen(hands.lookup("#" + Ids.GALLERY).query());
        Robot.waitUntil("it is in view", () -> seen.contains(onScreen(hands.lookup("#case-message-type-4").query())));
    }

    private static Bounds onScreen(Node node) {
        return node.localToScreen(node.getLayoutBounds());
    }

    private static boolean isShown(FxRobot hands, String words) {
        return hands.lookup("#" + Ids.stepVerdict("1.1")).lookup(".verdict-rule").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText().equals(words));
    }
}
