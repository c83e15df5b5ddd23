package io.glassroom.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.glassroom.client.Ids;
import io.glassroom.client.chat.ChatViewModel;
import io.glassroom.client.learn.Sitting;
import io.glassroom.client.place.Place;
import io.glassroom.client.place.Target;
import io.glassroom.client.recordings.Library;
import io.glassroom.client.settings.MemoryStore;
import io.glassroom.client.settings.Theme;
import io.glassroom.client.text.Language;
import io.glassroom.protocol.client.SystemTime;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// From a lesson to the packets of its check, and back.
@ExtendWith(ApplicationExtension.class)
class LessonTravelTest {

    @TempDir
    private static Path folder; // of the class: it is needed when the window starts

    private final SystemTime time = new SystemTime("lesson-travel");
    private Travels travels;

    @Start
    void start(Stage stage) {
        var settings = new MemoryStore();
        settings.save("tour.finished", "true");
        settings.save("animations", "false");
        var luggage = new Travels.Luggage(
                settings, Optional.empty(), Library.passing(), Language.ENGLISH, Optional.of(folder), new Sitting());
        travels = new Travels(stage, time, luggage, Place.embedded(time, 0), chosen -> new WindowSize(990, 900));
        travels.begin(0, false);
    }

    @Stop
    void stop() {
        travels.end();
    }

    @AfterEach
    void release() {
        time.close();
    }

    @Test
    void verdictAndPlaceAreThereAgainAfterLookingAtThePackets(FxRobot hands) {
        var robot = new Robot(hands);
        AppViewModel left = travels.model();
        left.chat().name().set("ann");
        hands.interact(left.chat()::join);
        Robot.waitUntil("ann is inside", () -> left.chat().presence().get() == ChatViewModel.Presence.INSIDE);
        robot.click(Ids.rail("learn"));
        robot.click(Ids.lesson("packet-head"));
        robot.click(Ids.LESSON_CHECK);
        Robot.waitUntil("the verdict is there", () -> hands.lookup("#" + Ids.stepPackets("1.1")).tryQuery().isPresent());
        hands.interact(() -> page(hands).setVvalue(0.3));
        double scrolled = top(hands);
        hands.interact(hands.lookup("#" + Ids.stepPackets("1.1")).queryButton()::fire);
        Robot.waitUntil("the recording is open", () -> travels.model().place().target() instanceof Target.Recording);
        assertEquals(Section.LIVE, travels.model().section().get());
        Robot.waitUntil("it is said what is wrong", () -> robot.text(Ids.notice("lesson")).contains("opened at packet"));
        Robot.waitUntil("its bytes are shown", () -> travels.model().pane().get().equals(Ids.TAB_FIELDS));
        hands.interact(travels.model()::otherLanguage);
        hands.interact(travels.model()::otherLanguage);
        hands.interact(() -> travels.model().theme().set(Theme.DARK));

        robot.click(Ids.remedy("lesson"));
        Robot.waitUntil("the server is back", () -> travels.model().place().target() instanceof Target.Own);
        assertEquals(Section.LEARN, travels.model().section().get());
        Robot.waitUntil("the lesson is back", () -> hands.lookup("#" + Ids.LESSON_PAGE).tryQuery().isPresent());
        assertEquals("✗ failed", robot.text(Ids.stepState("1.1")));
        Robot.waitUntil("it is where it was left", () -> Math.abs(top(hands) - scrolled) < 40);

        assertSame(left, travels.model(), "nothing of it was closed");
        assertEquals(Theme.DARK, left.theme().get(), "what was chosen meanwhile holds here");
        assertEquals(ChatViewModel.Presence.INSIDE, left.chat().presence().get());
        long packets = left.live().list().total().get();
        robot.click(Ids.rail("live"));
        hands.interact(() -> left.chat().draft().set("I am back"));
        hands.interact(left.chat()::send);
        Robot.waitUntil("it is in the list", () -> left.live().list().total().get() > packets);
        robot.click(Ids.rail("learn"));

        hands.interact(hands.lookup("#" + Ids.stepPackets("1.1")).queryButton()::fire);
        Robot.waitUntil("the recording is open again", () -> travels.model() != left);
        robot.click(Ids.rail("learn"));
        Robot.waitUntil("the rail leads back as well", () -> travels.model() == left);

        hands.interact(() -> travels.travel(new Target.Own()));
        Robot.waitUntil("another server is there", () -> travels.model() != left);
        assertEquals(Section.LEARN, travels.model().section().get());
        assertEquals("✗ failed", robot.text(Ids.stepState("1.1")));
    }

    /// Pixels above what is seen.
    private static double top(FxRobot hands) {
        double hidden = page(hands).getContent().getLayoutBounds().getHeight() - page(hands).getViewportBounds().getHeight();
        return page(hands).getVvalue() * hidden;
    }

    private static ScrollPane page(FxRobot hands) {
        return hands.lookup("#" + Ids.LESSON_PAGE).queryAs(ScrollPane.class);
    }
}
