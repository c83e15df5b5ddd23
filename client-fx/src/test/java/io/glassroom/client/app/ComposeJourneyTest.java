package io.glassroom.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.Ids;
import io.glassroom.client.compose.ComposeViewModel;
import io.glassroom.client.compose.edit.EditViewModel;
import io.glassroom.client.compose.edit.Step;
import io.glassroom.client.compose.edit.Template;
import io.glassroom.client.compose.gallery.GalleryViewModel;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.place.Place;
import io.glassroom.client.text.Language;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.packet.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// Sending by hand to a real node: the gallery, the byte composer and the form, as a person goes through them.
@ExtendWith(ApplicationExtension.class)
class ComposeJourneyTest {

    private final SystemTime time = new SystemTime("compose-journey");
    private final Place place = Place.embedded(time, 0);
    private AppViewModel model;
    private MainWindow window;

    @Start
    void start(Stage stage) {
        model = new AppViewModel(place.surroundings(), Desks.at(time));
        window = new MainWindow(model, 980, 700);
        window.show(stage);
    }

    @Stop
    void stop() {
        window.close();
    }

    @AfterEach
    void release() {
        place.close();
        time.close();
    }

    @Test
    void wholeGalleryTurnsGreenAndLeadsToItsPackets(FxRobot hands) {
        var robot = new Robot(hands);
        GalleryViewModel gallery = model.compose().gallery();
        robot.click(Ids.rail("compose"));
        robot.click(Ids.TAB_GALLERY);
        Robot.waitUntil("the cards are there", () -> places(hands).size() == gallery.cases().size());
        Map<String, Bounds> before = places(hands);
        robot.click(Ids.GALLERY_RUN);
        Robot.waitUntil("all cases agree", () -> gallery.agreeing().get() == gallery.cases().size());
        assertEquals(0, gallery.disagreeing().get());
        Map<String, Bounds> after = places(hands);
        before.forEach((card, place) ->
                assertEquals(place.getMinX(), after.get(card).getMinX(), 0.5, card + " stays in its column"));
        List<String> grown = before.keySet().stream()
                .filter(card -> after.get(card).getHeight() > before.get(card).getHeight() + 1)
                .toList();
        assertTrue(grown.size() <= 2, grown + ": there was no room for what the server said");

        hands.interact(() -> gallery.show(Rule.MESSAGE_TYPE));
        Robot.waitUntil("the packet is told of", () -> {
            gallery.reveal(gallery.cases().stream().filter(gallery::shown).findFirst().orElseThrow());
            return model.selection().packet().get() != null;
        });
        CapturedPacket packet = model.selection().packet().get();
        assertEquals(Rule.MESSAGE_TYPE, packet.fault().orElseThrow().rule());
        assertEquals("msg.flag", model.selection().field().get().filter());
        assertEquals(Section.LIVE, model.section().get());
        assertFalse(model.live().list().following().get(), "what is shown stays in sight");
    }

    /// Where the cards are.
    private static Map<String, Bounds> places(FxRobot hands) {
        return hands.lookup(".case-card").queryAll().stream()
                .collect(Collectors.toMap(Node::getId, Node::getBoundsInParent));
    }

    @Test
    void nothingIsCutOrMuteOnAnyPage(FxRobot hands) {
        var robot = new Robot(hands);
        robot.click(Ids.rail("compose"));
        for (ComposeViewModel.Page page : ComposeViewModel.Page.values()) {
            for (Language language : Language.values()) {
                hands.interact(() -> {
                    model.compose().page().set(page);
                    model.settings().language().set(language);
                    window.scene().getRoot().applyCss();
                    window.scene().getRoot().layout();
                });
                assertEquals(List.of(), cut(), page + " in " + language);
                assertEquals(List.of(), mute(), page + " in " + language);
            }
        }
    }

    @Test
    void fieldDigitsAndBitsOfTheComposerAgree(FxRobot hands) {
        var robot = new Robot(hands);
        EditViewModel edit = model.compose().edit();
        robot.click(Ids.rail("compose"));
        robot.click(Ids.TAB_BYTES);
        hands.interact(() -> edit.start(Template.NOTIFY));

        robot.click(Ids.COMPOSE_BIT + "-2"); // Notify, 001, becomes 011: Push
        assertEquals("06", robot.text(Ids.composeByte(4)));
        assertEquals("0x06", field(hands, "msg-flag").getText());

        robot.click(Ids.composeByte(4));
        hands.write("02", 0);
        assertEquals("0x02", field(hands, "msg-flag").getText());
        assertEquals("0", robot.text(Ids.COMPOSE_BIT + "-2"));

        hands.interact(() -> field(hands, "msg-route").requestFocus());
        hands.push(KeyCode.END);
        hands.write("s", 0);
        assertEquals("Room.Messages", field(hands, "msg-route").getText());
        assertEquals("13", field(hands, "msg-route-len").getText());
        assertEquals("0d", robot.text(Ids.composeByte(5)));

        robot.click(Ids.composeByte(0));
        robot.click(Ids.composeOctetBit(0)); // type 4 becomes 5
        assertEquals("5", field(hands, "pkt-type").getText());
        assertEquals("05", robot.text(Ids.composeByte(0)));
    }

    @Test
    void selectedPacketIsSentAgainAndTheServersAnswerIsTold(FxRobot hands) {
        EditViewModel edit = model.compose().edit();
        hands.interact(() -> edit.start(Template.REQUEST));
        hands.interact(edit::send);
        Robot.waitUntil("the request is captured", () -> model.live().list().rows().stream().anyMatch(row -> row.route().equals("Echo.Ping")));
        hands.interact(() -> model.selection().select(
                model.live().list().rows().stream().filter(row -> row.route().equals("Echo.Ping")).findFirst().orElseThrow()));
        Robot.waitUntil("the first sending is over", () -> !edit.sending().get());
        hands.interact(() -> model.actions().find("compose.resend").orElseThrow().perform());
        assertEquals(Section.COMPOSE, model.section().get());
        var robot = new Robot(hands);
        robot.click(Ids.COMPOSE_SEND_BYTES);
        Robot.waitUntil("the server has answered", () -> edit.log().stream().anyMatch(step -> step instanceof Step.Came came && !came.after().isZero()));
    }

    @Test
    void formAsksAndShowsTheAnswer(FxRobot hands) {
        var robot = new Robot(hands);
        robot.click(Ids.rail("compose"));
        hands.interact(() -> {
            model.compose().send().route().set("Echo.Ping");
            model.compose().send().body().set("{\"hello\":\"你好\"}");
        });
        robot.click(Ids.COMPOSE_SEND);
        Robot.waitUntil("the answer is shown", () -> hands.lookup("{\"hello\":\"你好\"}").queryAll().size() >= 2);
        Robot.waitUntil("its packet is found", () -> {
            model.compose().send().reveal(model.compose().send().history().getFirst());
            return model.selection().packet().get() != null;
        });
        assertTrue(model.selection().packet().get().exchange().isPresent(), "the Response is selected");
    }

    private static TextInputControl field(FxRobot hands, String name) {
        return hands.lookup("#" + Ids.composeField(name)).queryAs(TextInputControl.class);
    }

    private List<String> cut() {
        List<String> cut = new ArrayList<>();
        for (Node node : window.scene().getRoot().lookupAll("*")) {
            if (node instanceof Labeled label && isShown(label) && label.lookup(".text") instanceof Text shown
                    && !label.getText().isEmpty() && !shown.getText().equals(label.getText())) {
                cut.add(label.getText());
            }
        }
        return cut;
    }

    private List<String> mute() {
        List<String> mute = new ArrayList<>();
        for (Node node : window.scene().getRoot().lookupAll("*")) {
            Object said = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
            if (node.isFocusTraversable() && node.isVisible() && (said == null || said.toString().isBlank())) {
                mute.add(node.toString());
            }
        }
        return mute;
    }

    private static boolean isShown(Labeled label) {
        for (Node at = label; at != null; at = at.getParent()) {
            if (!at.isVisible() || at.getStyleClass().contains("indexed-cell")) {
                return false;
            }
        }
        return label.getScene() != null && label.getWidth() > 0;
    }
}
