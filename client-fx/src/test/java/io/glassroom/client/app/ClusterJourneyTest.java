package io.glassroom.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.Ids;
import io.glassroom.client.chat.ChatLine;
import io.glassroom.client.chat.ChatViewModel.Presence;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.place.ClusterSize;
import io.glassroom.client.place.NodeFacts;
import io.glassroom.client.place.OwnNode;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// The window on a cluster of its own: five real nodes, bots at both gates, and a person among them.
@ExtendWith(ApplicationExtension.class)
class ClusterJourneyTest {

    private static final String ROOM = "lobby";

    private final EmbeddedWindow embedded = new EmbeddedWindow(ClusterSize.USUAL);
    private AppViewModel model;

    @Start
    void start(Stage stage) {
        model = embedded.open(stage, 4);
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
    void personTalksAcrossGatesAndComesBackWhenTheNodeOfTheRoomDies(FxRobot hands) {
        var robot = new Robot(hands);
        embedded.join(robot);
        embedded.awaitBots(4);
        embedded.say(robot, "hello");
        Robot.waitUntil("it was pushed at both gates", () -> gatesThatPush("hello").equals(Set.of("gate-1", "gate-2")));
        assertTrue(model.source().startsWith("demo · 127.0.0.1:"), model.source());

        String keeper = model.nodes().keeper(ROOM).orElseThrow();
        int members = members(keeper);
        hands.interact(() -> {
            model.section().set(Section.TOPOLOGY);
            model.selection().selectNode(keeper);
        });
        robot.click(Ids.NODE_KILL);
        Robot.waitUntil("it is down", () -> model.nodes().state(keeper).orElseThrow() == OwnNode.State.DOWN);
        Robot.waitUntil("the person has joined again", () -> model.chat().lines().contains(new ChatLine.Rejoined()));
        Robot.waitUntil("five were told to", () -> robot.text(Ids.notice("node-" + keeper))
                .equals(keeper + " was killed: 5 sessions were told to join again."));
        Robot.waitUntil("the room is full again", () -> model.nodes().keeper(ROOM).filter(node -> members(node) == members).isPresent());
        embedded.say(robot, "who is left?");
        Robot.waitUntil("everybody hears it", () -> gatesThatPush("who is left?").equals(Set.of("gate-1", "gate-2")));

        robot.click(Ids.remedy("node-" + keeper));
        Robot.waitUntil("all nodes run", () -> model.nodes().isComplete());
        assertEquals(Presence.INSIDE, model.chat().presence().get());
    }

    @Test
    void tourLeadsThroughTheClusterForReal(FxRobot hands) {
        var robot = new Robot(hands);
        hands.interact(() -> model.tour().start());
        reaches("cluster-connect.do");
        hands.interact(() -> model.chat().join());
        reaches("cluster-connect.done");
        robot.click(Ids.TOUR_NEXT);
        embedded.say(robot, "hello");
        reaches("cluster-say.done");
        assertEquals(Section.TOPOLOGY, model.section().get());
        Robot.waitUntil("the way of the message is lit", () -> !model.topology().journey().get().isEmpty());
        robot.click(Ids.TOUR_NEXT);
        robot.click(Ids.tourOffer("kill-node"));
        reaches("cluster-kill.done");
        robot.click(Ids.TOUR_NEXT);
        robot.click(Ids.tourOffer("start-nodes"));
        reaches("cluster-again.done");
        robot.click(Ids.TOUR_NEXT);
        robot.click(Ids.tourOffer("free-play"));
        assertEquals(Section.LIVE, model.section().get());
    }

    @Test
    void deadNodeKeepsItsPanelAndIsStartedThere(FxRobot hands) {
        var robot = new Robot(hands);
        hands.interact(() -> {
            model.section().set(Section.TOPOLOGY);
            model.selection().selectNode("chat-2");
        });
        robot.click(Ids.NODE_KILL);
        Robot.waitUntil("it is down", () -> robot.text(Ids.NODE_LIFE).equals("Start"));
        Robot.waitUntil("the others have seen it", () -> !model.live().capture().members().news().isEmpty());
        robot.click(Ids.NODE_LIFE);
        Robot.waitUntil("it serves again", () -> robot.text(Ids.NODE_LIFE).equals("Stop"));
    }

    @Test
    void panelSaysWhatEachNodeDoes(FxRobot hands) {
        for (String node : Set.of("gate-2", "chat-2", "master-1")) {
            assertTrue(model.nodes().facts(node).isPresent(), node);
        }
        assertTrue(model.nodes().facts("gate-1").orElseThrow().routes().stream()
                .anyMatch(route -> route.route().equals("Room.Join") && !route.here()));
        assertTrue(model.nodes().facts("chat-1").orElseThrow().routes().stream()
                .anyMatch(route -> route.route().equals("Room.Join") && route.here()));
    }

    private int members(String keeper) {
        return model.nodes().facts(keeper).stream()
                .flatMap(facts -> facts.rooms().stream())
                .filter(room -> room.name().equals(ROOM))
                .mapToInt(NodeFacts.Room::members)
                .sum();
    }

    private void reaches(String words) {
        Robot.waitUntil("the card says " + words, () -> model.tour().card().get() != null
                && model.tour().card().get().text().equals("learn.tour." + words));
    }

    private Set<String> gatesThatPush(String content) {
        return model.live().list().rows().stream()
                .filter(packet -> packet.message() == MessageKind.PUSH && packet.route().equals("onMessage"))
                .filter(packet -> packet.bodyText().contains("\"" + content + "\""))
                .map(packet -> packet.connection().node())
                .collect(Collectors.toSet());
    }
}
