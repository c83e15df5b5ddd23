package io.glassroom.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.Ids;
import io.glassroom.client.live.ConversationViewModel.Line;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Marks;
import io.glassroom.client.model.MessageKind;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// What a person does in the list, on a real node with bots who chat.
@ExtendWith(ApplicationExtension.class)
class ListJourneyTest {

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
    void packetIsMarkedNotedAndCountedFromByKeys(FxRobot hands) {
        CapturedPacket push = choosePush(hands);
        hands.push(KeyCode.M);
        assertTrue(marks().isMarked(push.number()));
        hands.push(KeyCode.T);
        assertEquals(push.number(), marks().reference().orElseThrow().number());
        hands.push(KeyCode.N);
        hands.write("mine", 0);
        hands.push(KeyCode.ENTER);
        assertEquals(Optional.of("mine"), marks().note(push.number()));
        assertTrue(packets(hands).isFocused(), "the keys are the list's again");
    }

    @Test
    void conversationIsFollowedByADoubleClickAndLeadsBack(FxRobot hands) {
        CapturedPacket push = choosePush(hands);
        Node row = hands.from(packets(hands)).lookup(".table-row-cell").match(node -> node.getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("selected"))).query();
        hands.doubleClickOn(row);
        Robot.waitUntil("the talk is open", () -> !model.live().conversation().lines().isEmpty());
        assertEquals(push.connection(), model.live().conversation().connection().get());
        @SuppressWarnings("unchecked")
        ListView<Line> talk = hands.lookup("#" + Ids.CONVERSATION).queryAs(ListView.class);
        hands.interact(() -> {
            talk.requestFocus();
            talk.getSelectionModel().selectFirst();
        });
        assertEquals(talk.getItems().getFirst().packet(), model.live().selection().packet().get());
    }

    @Test
    void filterIsCompletedByArrowAndEnterAndAppliedByEnterAlone(FxRobot hands) {
        choosePush(hands);
        var robot = new Robot(hands);
        robot.write(Ids.FILTER_TEXT, "msg.rou");
        assertTrue(hands.lookup("#" + Ids.FILTER_COMPLETIONS).query().isVisible());
        hands.push(KeyCode.DOWN);
        hands.push(KeyCode.ENTER);
        TextField field = hands.lookup("#" + Ids.FILTER_TEXT).queryAs(TextField.class);
        assertEquals("msg.route", field.getText());
        hands.write(" == onM", 0);
        assertTrue(hands.lookup("#" + Ids.FILTER_COMPLETIONS).query().isVisible());
        hands.push(KeyCode.DOWN);
        hands.push(KeyCode.TAB);
        assertEquals("msg.route == \"onMessage\"", field.getText().replace("onMembers", "onMessage"));
        hands.push(KeyCode.ENTER);
        assertFalse(hands.lookup("#" + Ids.FILTER_COMPLETIONS).query().isVisible());
        assertFalse(model.live().filter().pending().get());
        assertTrue(model.live().list().rows().stream().allMatch(packet -> packet.message() == MessageKind.PUSH));
    }

    @Test
    void whatIsLookedForIsFoundAndSelected(FxRobot hands) {
        choosePush(hands);
        hands.interact(() -> model.actions().find("find.open").orElseThrow().perform());
        hands.write("onNewUser", 0);
        hands.push(KeyCode.ENTER);
        Robot.waitUntil("something is found", () -> model.live().find().position().get() > 0);
        CapturedPacket found = model.live().selection().packet().get();
        assertTrue(found.route().equals("onNewUser") || found.bodyText().contains("onNewUser"));
        hands.push(KeyCode.ESCAPE);
        assertFalse(hands.lookup("#" + Ids.FIND_TEXT).query().getParent().isVisible());
    }

    /// Lets somebody chat and selects what came of it.
    private CapturedPacket choosePush(FxRobot hands) {
        hands.interact(() -> model.bots().orElseThrow().want(2));
        Robot.waitUntil("somebody is told something", () -> push().isPresent());
        CapturedPacket push = push().orElseThrow();
        hands.interact(() -> {
            model.live().list().pause();
            model.live().selection().select(push);
            packets(hands).requestFocus();
        });
        return push;
    }

    private Optional<CapturedPacket> push() {
        return model.live().list().rows().stream()
                .filter(packet -> packet.message() == MessageKind.PUSH)
                .findFirst();
    }

    private Marks marks() {
        return model.live().list().marks();
    }

    @SuppressWarnings("unchecked")
    private static TableView<CapturedPacket> packets(FxRobot hands) {
        return hands.lookup("#" + Ids.PACKETS).queryAs(TableView.class);
    }
}
