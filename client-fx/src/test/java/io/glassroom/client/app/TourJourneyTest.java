package io.glassroom.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.Ids;
import io.glassroom.client.chat.ChatRoom;
import io.glassroom.client.feed.FakeFeed;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.place.FakeServer;
import io.glassroom.client.place.Surroundings;
import io.glassroom.protocol.time.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// The whole first minute, as a newcomer goes through it: the window and the hands are real, the node's traffic is
/// made here, and the minute passes on a virtual clock.
@ExtendWith(ApplicationExtension.class)
class TourJourneyTest {

    private static final List<String> EVERYBODY = List.of("c1", "c2", "c3");

    private final VirtualTime time = new VirtualTime();
    private final FakeFeed feed = new FakeFeed();
    private final FakeServer node = new FakeServer();
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", feed::tell);
    private AppViewModel model;
    private MainWindow window;

    @Start
    void start(Stage stage) {
        var desk = Desks.at(time);
        desk.settings().tourFinished().set(false);
        model = new AppViewModel(new Surroundings(feed, this::enter, Optional.of(node)), desk);
        window = new MainWindow(model, 990, 900);
        window.show(stage);
        model.begin(6, true);
    }

    @Stop
    void stop() {
        window.close();
    }

    @Test
    void newcomerGoesThroughTheWholeMinute(FxRobot hands) {
        var robot = new Robot(hands);
        assertTrue(node.told().contains("crowd 2"), "two bots, not six");
        arrive(hands);
        pass(hands, 9);
        assertEquals(text("look.do"), words(robot));

        hands.interact(() -> table(hands).getSelectionModel().select(1));
        pass(hands, 1);
        assertEquals(text("look.done"), words(robot));
        robot.click(Ids.TOUR_NEXT);

        assertEquals("you", model.chat().name().get());
        robot.click(Ids.CHAT_JOIN);
        pass(hands, 1);
        assertEquals(text("connect.done"), words(robot));
        robot.click(Ids.TOUR_NEXT);

        robot.write(Ids.CHAT_DRAFT, "hello");
        robot.click(Ids.CHAT_SEND);
        pass(hands, 1);
        assertEquals(text("say.done"), words(robot));
        pass(hands, 10);
        assertEquals(text("plug.do"), words(robot));

        robot.click(Ids.tourOffer("pull-the-plug"));
        assertTrue(node.faults().of(FakeServer.key("c2")).frozen());
        hands.interact(() -> traffic.close("c2", "4001 heartbeat timeout"));
        pass(hands, 1);
        assertEquals(text("plug.done"), words(robot));
        pass(hands, 9);
        assertEquals(text("finish.do"), words(robot));
        assertEquals("crowd 6", node.told().getLast());

        robot.click(Ids.tourOffer("break-it"));
        assertTrue(model.settings().tourFinished().get());
        assertFalse(model.tour().running().get());
        assertEquals(Section.COMPOSE, model.section().get());
    }

    @Test
    void escapeSendsTheTourAway(FxRobot hands) {
        hands.interact(() -> table(hands).requestFocus());
        hands.push(KeyCode.ESCAPE);
        assertFalse(model.tour().running().get());
        assertFalse(model.settings().tourFinished().get());
    }

    private void arrive(FxRobot hands) {
        hands.interact(() -> {
            traffic.connect("c1");
            traffic.join("c1", 1, "alice", "lobby");
            traffic.connect("c2");
            traffic.join("c2", 2, "bob", "lobby");
        });
    }

    private ChatRoom enter(String name, String room, ChatRoom.Guest guest) {
        traffic.connect("c3");
        traffic.join("c3", 3, name, room);
        guest.seated();
        return new ChatRoom() {
            @Override
            public void say(String content) {
                traffic.say("c3", name, content, EVERYBODY);
            }

            @Override
            public void close() {}
        };
    }

    private void pass(FxRobot hands, int seconds) {
        hands.interact(() -> {
            for (int tenth = 0; tenth < 10 * seconds; tenth++) {
                time.advance(Duration.ofMillis(100));
                model.tick();
            }
        });
    }

    private String text(String step) {
        return model.texts().get("learn.tour." + step);
    }

    private static String words(Robot robot) {
        return robot.hands().lookup("#" + Ids.TOUR_WORDS).queryAs(Labeled.class).getText();
    }

    @SuppressWarnings("unchecked")
    private static TableView<CapturedPacket> table(FxRobot hands) {
        return hands.lookup("#" + Ids.PACKETS).queryAs(TableView.class);
    }
}
