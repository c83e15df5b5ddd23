package io.glassroom.client.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.learn.TourStep.Offer;
import io.glassroom.client.model.PacketKind;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import io.glassroom.protocol.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TourViewModelTest {

    private final VirtualTime time = new VirtualTime();
    private final FakeStage stage = new FakeStage();
    private final Settings settings = new Settings(SettingsStore.NONE, Language.ENGLISH);
    private final TourViewModel tour = new TourViewModel(Tour.FIRST_MINUTE, stage, settings);

    @Test
    void wholeMinuteIsPlayedStepByStep() {
        tour.start();
        pass(7);
        assertEquals("learn.tour.watch.do", text());
        stage.working = 2;
        pass(2);
        assertEquals("learn.tour.look.do", text());
        stage.selected = PacketKind.HANDSHAKE;
        pass(1);
        assertEquals("learn.tour.look.done", text());
        pass(9);
        assertEquals("learn.tour.connect.do", text());
        stage.inside = true;
        pass(1);
        pass(9);
        assertEquals("learn.tour.say.do", text());
        stage.said++;
        pass(1);
        pass(10);
        assertEquals("learn.tour.plug.do", text());
        tour.press(Offer.PULL_THE_PLUG);
        pass(7);
        assertEquals("learn.tour.plug.do", text());
        stage.closed++;
        pass(1);
        assertEquals("learn.tour.plug.done", text());
        pass(9);
        assertEquals("learn.tour.finish.do", text());
        assertFalse(settings.tourFinished().get());
        tour.press(Offer.FREE_PLAY);
        assertTrue(settings.tourFinished().get());
        assertFalse(tour.running().get());
        assertEquals(
                List.of("Reveal[id=packets]", "SlowMotion[speed=QUARTER]", "Bots[count=2]", "Live[]", "Filter[text=handshake]", "Filter[text=]", "Deselect[]", "Reveal[id=tab-chat]", "SuggestName[]", "Reveal[id=tab-chat]",
                        "SlowMotion[speed=TENTH]", "SelectSaid[]", "Live[]", "Deselect[]", "Reveal[id=tab-heartbeats]", "PULL_THE_PLUG", "UsualBots[]", "FREE_PLAY"),
                stage.told);
    }

    @Test
    void nothingIsTakenForDoneThatWasNot() {
        tour.start();
        stage.working = 2;
        pass(9);
        stage.selected = PacketKind.DATA;
        pass(600);
        tour.next();
        assertEquals("learn.tour.look.do", text());
    }

    @Test
    void whatWasSaidBeforeTheCardDoesNotCount() {
        stage.said = 5;
        reachSay();
        pass(30);
        assertEquals("learn.tour.say.do", text());
        stage.said = 6;
        pass(1);
        assertEquals("learn.tour.say.done", text());
    }

    @Test
    void personGoesOnAndBackWithoutWaiting() {
        reachSay();
        tour.back();
        assertEquals("learn.tour.connect.do", text());
        pass(1);
        assertEquals("learn.tour.connect.done", text());
        tour.next();
        assertEquals("learn.tour.say.do", text());
    }

    @Test
    void skippedTourComesAgainUnlessThePersonSaysOtherwise() {
        tour.start();
        tour.skip(false);
        assertFalse(settings.tourFinished().get());
        assertNull(tour.card().get());
        tour.start();
        tour.skip(true);
        assertTrue(settings.tourFinished().get());
        assertEquals("UsualBots[]", stage.told.getLast());
    }

    @Test
    void skippedTourTakesItsFilterWithIt() {
        tour.start();
        stage.working = 2;
        pass(9);
        assertEquals("learn.tour.look.do", text());
        tour.skip(false);
        assertTrue(stage.told.contains("Filter[text=]"), stage.told::toString);
    }

    @Test
    void finishedTourCanBeRepeated() {
        settings.tourFinished().set(true);
        tour.start();
        assertEquals("learn.tour.watch.do", text());
    }

    @Test
    void clusterIsCrossedANodeDiesAndEverybodyComesBack() {
        var cluster = new TourViewModel(Tour.CLUSTER, stage, settings);
        cluster.start();
        stage.working = 4;
        pass(cluster, 10);
        assertEquals("learn.tour.cluster-connect.do", text(cluster));
        stage.inside = true;
        pass(cluster, 1);
        pass(cluster, 9);
        stage.said++;
        pass(cluster, 1);
        assertEquals("learn.tour.cluster-say.done", text(cluster));
        pass(cluster, 16);
        cluster.press(Offer.KILL_NODE);
        stage.complete = false;
        pass(cluster, 5);
        assertEquals("learn.tour.cluster-kill.do", text(cluster));
        stage.rejoined++;
        pass(cluster, 1);
        assertEquals("learn.tour.cluster-kill.done", text(cluster));
        pass(cluster, 14);
        cluster.press(Offer.START_NODES);
        pass(cluster, 1);
        assertEquals("learn.tour.cluster-again.do", text(cluster));
        stage.complete = true;
        pass(cluster, 1);
        pass(cluster, 9);
        assertEquals("learn.tour.cluster-finish.do", text(cluster));
        cluster.press(Offer.FREE_PLAY);
        assertFalse(cluster.running().get());
        assertFalse(settings.tourFinished().get(), "the first minute is another tour");
    }

    @Test
    void everyStepAndEveryOfferHasItsWordsInBothLanguages() {
        for (Language language : Language.values()) {
            var texts = new Texts(language);
            for (Tour each : List.of(Tour.FIRST_MINUTE, Tour.CLUSTER)) {
                for (TourStep step : each.steps()) {
                    assertTrue(texts.has("learn.tour." + step.key() + ".do"), step.key());
                    assertTrue(texts.has("learn.tour." + step.key() + ".done"), step.key());
                    step.offers().forEach(offer -> assertTrue(texts.has("learn.tour.offer." + offer.key()), offer.key()));
                }
            }
            for (Caption caption : Caption.values()) {
                assertTrue(texts.has("learn.caption." + caption.key()), caption.key());
            }
            for (Word word : Word.values()) {
                assertTrue(texts.has("learn.word." + word.key()) && texts.has("learn.word." + word.key() + ".name"), word.key());
            }
        }
    }

    private void reachSay() {
        tour.start();
        stage.working = 2;
        pass(9);
        stage.selected = PacketKind.HANDSHAKE;
        stage.inside = true;
        pass(1);
        tour.next();
        pass(1);
        tour.next();
        assertEquals("learn.tour.say.do", text());
    }

    private void pass(int seconds) {
        pass(tour, seconds);
    }

    private void pass(TourViewModel which, int seconds) {
        for (int tenth = 0; tenth < 10 * seconds; tenth++) {
            time.advance(Duration.ofMillis(100));
            which.tick(time.nanos());
        }
    }

    private String text() {
        return text(tour);
    }

    private static String text(TourViewModel which) {
        return Objects.requireNonNull(which.card().get()).text();
    }

    private static final class FakeStage implements TourStage {

        final List<String> told = new ArrayList<>();
        int working;
        PacketKind selected = PacketKind.UNKNOWN;
        boolean inside;
        long said;
        int closed;
        int rejoined;
        boolean complete = true;

        @Override
        public int working() {
            return working;
        }

        @Override
        public boolean isSelected(PacketKind kind) {
            return selected == kind;
        }

        @Override
        public boolean isInside() {
            return inside;
        }

        @Override
        public long said() {
            return said;
        }

        @Override
        public int closed(String user) {
            return closed;
        }

        @Override
        public int rejoined() {
            return rejoined;
        }

        @Override
        public boolean isComplete() {
            return complete;
        }

        @Override
        public void perform(Effect effect) {
            told.add(effect.toString());
        }

        @Override
        public void perform(Offer offer) {
            told.add(offer.name());
        }
    }
}
