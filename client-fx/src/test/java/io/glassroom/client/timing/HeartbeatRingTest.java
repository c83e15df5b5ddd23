package io.glassroom.client.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Capture;
import io.glassroom.client.motion.HandPulse;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.Direction;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class HeartbeatRingTest {

    private final Capture capture = new Capture(100);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);
    private final HandPulse pulse = new HandPulse();
    private final StackPane room = new StackPane();
    private long now;
    private HeartbeatRing ring;

    @Start
    void start(Stage stage) {
        traffic.connect("c1");
        var settings = new Settings(SettingsStore.NONE, Language.ENGLISH);
        var model = new HeartbeatViewModel(new Selection(), node -> now, settings, Optional.empty());
        ring = new HeartbeatRing(capture.connections().getFirst(), model, pulse, new Texts(Language.ENGLISH), 40);
        room.getChildren().add(ring);
        stage.setScene(new Scene(room, 100, 100));
        stage.sizeToScene(); // all tests share the stage, and some of them change its size
        stage.show();
    }

    @Test
    void ringDrainsWithTheTimeOfTheNodeAndSaysSo(FxRobot hands) {
        silent(hands, 37.5);
        assertEquals(180, arc().getLength());
        assertTrue(ring.queryAccessibleAttribute(AccessibleAttribute.TEXT).toString().contains("closed in 37.5 s"));
        hands.interact(() -> traffic.heartbeat("c1"));
        silent(hands, 0);
        assertEquals(360, arc().getLength());
    }

    @Test
    void closedRingSaysThatItWasTheHeartbeat(FxRobot hands) {
        hands.interact(() -> {
            traffic.reject("c1", new Fault(Rule.HEARTBEAT_TIMEOUT, 0, "nothing arrived for 75.0 s"), Bytes.EMPTY);
            traffic.close("c1", "HEARTBEAT_TIMEOUT");
        });
        silent(hands, 80);
        assertEquals("Heartbeat of c1: closed: heartbeat timeout", ring.sentence());
        assertTrue(ring.lookup(".ring-cross").isVisible());
    }

    @Test
    void ringThatIsNotSeenDoesNotBeat(FxRobot hands) {
        assertEquals(1, pulse.listeners());
        hands.interact(() -> room.getChildren().clear());
        assertEquals(0, pulse.listeners());
    }

    private void silent(FxRobot hands, double seconds) {
        hands.interact(() -> {
            now = capture.connections().getFirst().last(Direction.IN).orElseThrow() + (long) (seconds * 1e9);
            pulse.beat(Duration.ofMillis(16));
        });
    }

    private Arc arc() {
        return (Arc) ring.lookup(".ring-rest");
    }
}
