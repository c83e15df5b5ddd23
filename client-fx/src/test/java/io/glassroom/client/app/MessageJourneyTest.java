package io.glassroom.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.glassroom.client.Ids;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Home;
import io.glassroom.client.model.Hop;
import io.glassroom.client.model.Members.Standing;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.model.RoomKey;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.place.ClusterSize;
import io.glassroom.client.topology.Journey;
import io.glassroom.client.topology.Leg;
import io.glassroom.protocol.tap.TapEvent.HopKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/// One message followed through a living cluster, as its own records tell of it.
@ExtendWith(ApplicationExtension.class)
class MessageJourneyTest {

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
    void messageOfAPersonIsFollowedToEverybodyInTheRoom(FxRobot hands) {
        var robot = new Robot(hands);
        embedded.join(robot);
        embedded.awaitBots(4);
        embedded.say(robot, "follow me");
        Robot.waitUntil("five were sent it", () -> pushes().size() == 5);
        CapturedPacket said = on(() -> model.live().list().rows().stream()
                .filter(packet -> packet.message() == MessageKind.NOTIFY && packet.bodyText().contains("follow me"))
                .findFirst()
                .orElseThrow());
        Robot.waitUntil("all hops have both ends", () -> hops(said).size() == 3 && hops(said).stream().allMatch(Hop::joined));
        hands.interact(() -> {
            model.section().set(Section.TOPOLOGY);
            model.selection().select(said);
            model.tick();
            isFollowed(said);
        });
        Hop first = on(() -> hops(said).getFirst());
        picture(hands, "real-topology");
        hands.interact(() -> model.selection().select(first));
        show(hands, Section.LIVE, "real-live");
        show(hands, Section.ROOMS, "real-rooms");

        hands.interact(() -> {
            model.section().set(Section.TOPOLOGY);
            model.selection().clear();
            model.selection().selectNode(first.to());
        });
        robot.click(Ids.NODE_KILL);
        Robot.waitUntil("everybody saw it leave", () -> model.live().capture().members().find(first.to())
                .filter(member -> member.standing() == Standing.LEFT).isPresent());
        Robot.waitUntil("the error list says so", () -> errors().containsAll(Set.of("Departed", "Reset")));
        Robot.waitUntil("ann is at home elsewhere", () -> said.connection().homes().stream()
                .anyMatch(home -> home.before().equals(first.to())));
        picture(hands, "real-killed");
    }

    private void isFollowed(CapturedPacket said) {
        Journey journey = model.topology().journey().get();
        assertEquals(9, journey.legs().size(), journey.toString());
        Hop first = journey.legs().get(1).hop().orElseThrow();
        assertEquals(HopKind.NOTIFY, first.what());
        assertEquals(
                Set.of("gate-1", "gate-2"),
                hops(said).stream().filter(hop -> hop.what() == HopKind.PUSH).map(Hop::to).collect(Collectors.toSet()));
        assertEquals(5, hops(said).stream().filter(hop -> hop.what() == HopKind.PUSH).mapToInt(Hop::sessions).sum());
        for (Leg leg : journey.legs()) {
            assertFalse(leg.timing().since().orElse(Duration.ZERO).isNegative(), leg.toString());
            assertFalse(leg.timing().crossing().orElse(Duration.ZERO).isNegative(), leg.toString());
        }
        TappedConnection ann = said.connection();
        assertEquals("ann", ann.name());
        assertEquals(List.of(first.to()), ann.homes().stream().map(Home::node).toList());
        assertEquals(Set.of(first.to()), ann.roomKeys().stream().map(RoomKey::node).collect(Collectors.toSet()));
        assertEquals(0, model.live().capture().lost());
    }

    private static <T> T on(Callable<T> what) {
        try {
            return WaitForAsyncUtils.asyncFx(what).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private Set<String> errors() {
        return model.panes().errors().remarks().stream()
                .map(remark -> remark.cause().getClass().getSimpleName())
                .collect(Collectors.toSet());
    }

    private List<Hop> hops(CapturedPacket packet) {
        return model.live().capture().hops().of(packet.flow());
    }

    private List<CapturedPacket> pushes() {
        return model.live().list().rows().stream()
                .filter(packet -> packet.message() == MessageKind.PUSH && packet.bodyText().contains("follow me"))
                .toList();
    }

    private void show(FxRobot hands, Section section, String name) {
        hands.interact(() -> model.section().set(section));
        picture(hands, name);
    }

    /// For people.
    private void picture(FxRobot hands, String name) {
        hands.interact(() -> {
            try {
                Picture.of(embedded.window().scene().snapshot(null)).write(Path.of("target/screens", name + ".png"));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }
}
