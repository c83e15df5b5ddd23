package io.glassroom.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.client.motion.HandPulse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

class FramePlayerTest {

    private final HandPulse pulse = new HandPulse();
    private final SimpleBooleanProperty moving = new SimpleBooleanProperty(true);
    private final FramePlayer player = new FramePlayer(5, pulse, moving);

    @Test
    void lastPictureIsShownUntilSomebodyPlays() {
        assertEquals(4, player.frame().get());
        assertEquals(0, pulse.listeners());
    }

    @Test
    void playingShowsEachPictureOnceAndRestsAtTheLast() {
        player.play();
        List<Integer> shown = new ArrayList<>();
        for (int beat = 0; beat < 6; beat++) {
            pulse.beat(FramePlayer.FRAME);
            shown.add(player.frame().get());
        }
        assertEquals(List.of(0, 1, 2, 3, 4, 4), shown);
        assertEquals(0, pulse.listeners());
    }

    @Test
    void pictureFollowsTheTimeAndNotTheNumberOfBeats() {
        player.play();
        for (int beat = 0; beat < 10; beat++) {
            pulse.beat(Duration.ofMillis(10));
        }
        assertEquals(0, player.frame().get());
    }

    @Test
    void steppingStopsThePlayAndGoesRound() {
        player.play();
        player.step();
        assertEquals(1, player.frame().get());
        assertEquals(0, pulse.listeners());
        for (int step = 0; step < 4; step++) {
            player.step();
        }
        assertEquals(0, player.frame().get());
    }

    @Test
    void nothingMovesWhereAnimationsAreOff() {
        moving.set(false);
        player.play();
        assertEquals(4, player.frame().get());
        assertEquals(0, pulse.listeners());
    }
}
