package io.glassroom.client.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.place.FakeServer;
import io.glassroom.samples.bots.Mix;
import io.glassroom.samples.bots.Personality;
import java.util.List;
import org.junit.jupiter.api.Test;

class BotsViewModelTest {

    private final FakeServer node = new FakeServer();
    private final BotsViewModel model = new BotsViewModel(node.crowd());

    @Test
    void beyondTheBoundsAsManyComeAsTheBoundsAllow() {
        model.want(501);
        model.want(-1);
        assertEquals(List.of("crowd 500", "crowd 0"), node.told());
    }

    @Test
    void stepsGrowWithTheCrowd() {
        model.want(9);
        model.more();
        model.more();
        assertEquals(20, model.count().get());
        model.want(100);
        model.more();
        assertEquals(150, model.count().get());
        model.fewer();
        model.fewer();
        assertEquals(90, model.count().get());
    }

    @Test
    void anotherMixIsAChangeUntilItIsApplied() {
        assertFalse(model.changed().get());
        model.share(Personality.FLAKY).set(5);
        assertTrue(model.changed().get());
        model.apply();
        assertFalse(model.changed().get());
        assertEquals(Mix.of(3, 3, 5, 1), model.mix().get());
        assertEquals("become " + Mix.of(3, 3, 5, 1).counts(8) + " 1", node.told().getLast());
    }

    @Test
    void anotherSeedIsAChangeToo() {
        model.seed().set("42");
        assertTrue(model.changed().get());
        model.apply();
        assertFalse(model.changed().get());
        assertTrue(node.told().getLast().endsWith(" 42"));
    }

    @Test
    void aSeedThatIsNoNumberCannotBeApplied() {
        model.seed().set("lucky");
        assertFalse(model.possible().get());
        model.apply();
        assertEquals(List.of(), node.told());
    }

    @Test
    void aMixOfNobodyCannotBeApplied() {
        for (Personality kind : Personality.values()) {
            model.share(kind).set(0);
        }
        assertFalse(model.possible().get());
    }

    @Test
    void theScaleOfTheSliderKnowsItsWayBack() {
        for (int count = 0; count <= BotsViewModel.MOST; count++) {
            assertEquals(count, BotsScale.count(BotsScale.position(count)));
        }
        assertEquals(0, BotsScale.count(0));
        assertEquals(500, BotsScale.count(1));
    }
}
