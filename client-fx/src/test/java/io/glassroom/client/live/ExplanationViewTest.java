package io.glassroom.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.Ids;
import io.glassroom.client.action.Actions;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.Captures;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.motion.HandPulse;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ExplanationViewTest {

    private static final PseudoClass STRUCK = PseudoClass.getPseudoClass("struck");

    private final Texts texts = new Texts(Language.ENGLISH);
    private final Settings settings = new Settings(SettingsStore.NONE, Language.ENGLISH);
    private final HandPulse pulse = new HandPulse();
    private final Capture capture = new Capture(100);
    private final Selection selection = new Selection();
    private final DissectionViewModel dissection =
            new LiveViewModel(capture, selection, settings, new Actions()).dissection();
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);
    private final AtomicInteger lessons = new AtomicInteger();

    @Start
    void start(Stage stage) {
        var view = new ExplanationView(dissection, texts, pulse, settings, lessons::incrementAndGet);
        var root = new StackPane(view);
        root.getStyleClass().addAll("glassroom", "theme-light");
        var scene = new Scene(root, 470, 200);
        for (String sheet : List.of("glassroom.css", "style/explain.css")) {
            scene.getStylesheets().add(Texts.class.getResource("/io/glassroom/client/" + sheet).toExternalForm());
        }
        stage.setScene(scene);
        stage.sizeToScene(); // all tests share the stage, and some of them change its size
        stage.show();
    }

    @Test
    void idIsPlayedInFivePicturesToTheNumber(FxRobot hands) {
        open(hands, 300);
        assertEquals("2·128 + 44 = 300", sum(hands).getText());
        assertEquals(1, sum(hands).getOpacity(), "the last picture says everything");
        hands.clickOn("#" + Ids.VARINT_PLAY);
        hands.interact(() -> pulse.beat(Duration.ZERO));
        assertEquals(0, sum(hands).getOpacity());
        List<Integer> struck = new ArrayList<>();
        for (int frame = 0; frame < 4; frame++) {
            hands.interact(() -> pulse.beat(FramePlayer.FRAME));
            struck.add((int) hands.lookup(".varint-more").queryAll().stream()
                    .filter(node -> node.getPseudoClassStates().contains(STRUCK))
                    .count());
        }
        assertEquals(List.of(2, 2, 2, 2), struck);
        assertEquals(1, sum(hands).getOpacity());
        assertEquals(0, pulse.listeners());
    }

    @Test
    void playStopsWhenAnotherFieldIsSelected(FxRobot hands) {
        open(hands, 300);
        hands.clickOn("#" + Ids.VARINT_PLAY);
        hands.interact(() -> dissection.selectByte(0));
        assertEquals(0, pulse.listeners());
    }

    @Test
    void idOfTenBytesLiesWithinThePane(FxRobot hands) {
        open(hands, -1);
        assertEquals(10, hands.lookup(".varint-cell").queryAll().size());
        for (Node cell : hands.lookup(".varint-cell").queryAll()) {
            assertTrue(cell.localToScene(cell.getBoundsInLocal()).getMaxX() <= 470, cell.toString());
        }
        assertTrue(sum(hands).getText().endsWith("= 18446744073709551615"));
    }

    @Test
    void questionMarkTellsWhyAndIsRemembered(FxRobot hands) {
        open(hands, 300);
        hands.clickOn("#" + Ids.WHY);
        assertEquals(texts.get("why.field.message_id"), hands.lookup("#" + Ids.WHY_TEXT).queryAs(Labeled.class).getText());
        assertEquals("Lesson 4: The head of a message", hands.lookup("#" + Ids.WHY_LESSON).queryAs(Labeled.class).getText());
        hands.clickOn("#" + Ids.WHY_LESSON);
        assertEquals(1, lessons.get());
        assertEquals("true", settings.recall("explain.why").orElseThrow());
    }

    @Test
    void flagIsEightBoxesWithItsPartsNamed(FxRobot hands) {
        open(hands, 300);
        hands.interact(() -> dissection.selectByte(4));
        assertEquals(8, hands.lookup(".bit").queryAll().size());
        assertTrue(hands.lookup("Response").tryQuery().isPresent());
    }

    private void open(FxRobot hands, long id) {
        hands.interact(() -> {
            traffic.connect("c1");
            traffic.message(FlowId.NONE, "c1", Direction.OUT, new Message.Response(id, false, Bytes.utf8("{}")));
            selection.select(Captures.last(capture));
            selection.select(dissection.root().get().walk().filter(node -> node.kind() == FieldNode.Kind.MESSAGE_ID).findFirst());
        });
    }

    private static Labeled sum(FxRobot hands) {
        return hands.lookup(".explain-sum").queryAs(Labeled.class);
    }
}
