package io.glassroom.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.Ids;
import io.glassroom.client.live.PacketListViewModel;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.settings.Theme;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// The window on a real node, with a real chat over a real socket, as a person goes through it.
@ExtendWith(ApplicationExtension.class)
class JourneyTest {

    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

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
    void personJoinsSpeaksAndLooksInside(FxRobot hands) {
        var robot = new Robot(hands);

        embedded.join(robot);
        robot.write(Ids.CHAT_DRAFT, "hello");
        robot.click(Ids.CHAT_SEND);
        Robot.waitUntil("the own line is in the chat", () -> model.chat().lines().size() == 1);
        Robot.waitUntil("the message is in the list", () -> message().isPresent());

        select(robot, message().orElseThrow());
        robot.click(Ids.TAB_FIELDS);
        assertEquals("Packet", tree(hands).getRoot().getValue().name());

        hands.clickOn("#" + Ids.octet(2));
        assertEquals("pkt.len", model.live().selection().field().get().filter());
        assertEquals("pkt.len", tree(hands).getSelectionModel().getSelectedItem().getValue().filter());
        for (int at = 0; at < 6; at++) {
            assertEquals(at >= 1 && at <= 3, isMarked(hands, at), "byte " + at);
        }

        hands.push(KeyCode.RIGHT);
        assertTrue(isMarked(hands, 4), "the arrow key went on to the flag");
        assertEquals(8, hands.lookup(".bit").queryAll().size());
    }

    @Test
    void clickedFieldMarksItsBytes(FxRobot hands) {
        var robot = new Robot(hands);
        embedded.join(robot);
        Robot.waitUntil("the join is in the list", () -> packet("Room.Join", MessageKind.REQUEST).isPresent());
        select(robot, packet("Room.Join", MessageKind.REQUEST).orElseThrow());
        robot.click(Ids.TAB_FIELDS);
        hands.clickOn("route code");
        assertTrue(isMarked(hands, 6) && isMarked(hands, 7));
        assertTrue(!isMarked(hands, 5) && !isMarked(hands, 8));
    }

    @Test
    void personWithoutRouteCodesSpellsThemAndSeesWhatTheyWouldHaveSaved(FxRobot hands) {
        var robot = new Robot(hands);
        robot.click(Ids.TAB_CHAT);
        robot.click(Ids.CHAT_CODES);
        embedded.join(robot);
        Robot.waitUntil("the join is in the list", () -> packet("Room.Join", MessageKind.REQUEST).isPresent());
        CapturedPacket request = packet("Room.Join", MessageKind.REQUEST).orElseThrow();
        assertEquals(0, request.bytes().u8(4) & 1, "the route is spelled");
        select(robot, request);
        robot.click(Ids.TAB_DICTIONARY);
        assertEquals(8, model.panes().dictionary().forms().get().saved(), "Room.Join and its length against two bytes");
        Robot.waitUntil("the total counts what was missed", () -> robot.text(Ids.DICTIONARY_TOTAL).contains("8 more could have been saved"));
    }

    @Test
    void filterShowsWhatItSaysAndTellsWhatIsWrong(FxRobot hands) {
        var robot = new Robot(hands);
        embedded.join(robot);
        Robot.waitUntil("the handshake is in the list", () -> list().rows().size() >= 6);

        robot.write(Ids.FILTER_TEXT, "handshak");
        assertTrue(robot.text(Ids.FILTER_FAULT).contains("did you mean handshake?"));
        hands.write("e");
        hands.push(KeyCode.ENTER);
        Robot.waitUntil("only handshakes are shown", () -> list().rows().size() == 2);
        assertEquals("2 of " + list().total().get(), robot.text(Ids.FILTER_COUNT));

        robot.click(Ids.chip("ack"));
        assertEquals("handshake || ack", model.live().filter().text().get());
        assertEquals(3, list().rows().size());

        robot.click(Ids.FILTER_CLEAR);
        assertTrue(list().rows().size() >= 6);
    }

    @Test
    void languageAndThemeAreSwitchedLive(FxRobot hands) {
        var robot = new Robot(hands);
        robot.click(Ids.LANGUAGE);
        assertEquals("English", robot.text(Ids.LANGUAGE));
        assertTrue(hands.lookup("字段与字节").tryQuery().isPresent());
        assertEquals("来源 → 去向", columnTitle(hands, "column-peers"));

        robot.click(Ids.THEME);
        robot.click(Ids.theme("dark"));
        assertEquals(Theme.DARK, model.theme().get());
        assertTrue(embedded.window().scene().getRoot().getStyleClass().contains("theme-dark"));

        robot.click(Ids.LANGUAGE);
        assertEquals("From → To", columnTitle(hands, "column-peers"));
    }

    @Test
    void listStandsStillOnSpaceAndFollowsAgainOnEnd(FxRobot hands) {
        var robot = new Robot(hands);
        hands.interact(() -> packets(hands).requestFocus());
        hands.push(KeyCode.SPACE);
        embedded.join(robot);
        Robot.waitUntil("new packets are counted", () -> list().fresh().get() >= 6);
        assertEquals(0, list().rows().size());
        assertTrue(robot.text(Ids.FOLLOW).contains("new"));
        hands.interact(() -> packets(hands).requestFocus());
        hands.push(KeyCode.END);
        assertTrue(list().rows().size() >= 6);
    }

    private static String columnTitle(FxRobot hands, String id) {
        return packets(hands).getColumns().stream()
                .filter(column -> column.getId().equals(id))
                .findFirst()
                .orElseThrow()
                .getText();
    }

    private void select(Robot robot, CapturedPacket packet) {
        robot.hands().interact(() -> packets(robot.hands()).getSelectionModel().select(packet));
        Robot.waitUntil("the packet is selected", () -> model.live().selection().packet().get() == packet);
    }

    private Optional<CapturedPacket> message() {
        return packet("Room.Message", MessageKind.NOTIFY);
    }

    private Optional<CapturedPacket> packet(String route, MessageKind kind) {
        return list().rows().stream()
                .filter(packet -> packet.route().equals(route) && packet.message() == kind)
                .findFirst();
    }

    private PacketListViewModel list() {
        return model.live().list();
    }

    private static boolean isMarked(FxRobot hands, int offset) {
        return hands.lookup("#" + Ids.octet(offset)).query().getPseudoClassStates().contains(MARKED);
    }

    @SuppressWarnings("unchecked")
    private static TableView<CapturedPacket> packets(FxRobot hands) {
        return hands.lookup("#" + Ids.PACKETS).queryAs(TableView.class);
    }

    @SuppressWarnings("unchecked")
    private static TreeTableView<FieldNode> tree(FxRobot hands) {
        return hands.lookup("#" + Ids.FIELDS).queryAs(TreeTableView.class);
    }
}
