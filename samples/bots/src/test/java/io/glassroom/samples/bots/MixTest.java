package io.glassroom.samples.bots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MixTest {

    @Test
    void kindsAreSpreadEvenly() {
        assertEquals(
                List.of("CHATTY", "FLAKY", "CHATTY", "CHATTY", "FLAKY", "CHATTY"),
                IntStream.range(0, 6).mapToObj(Mix.of(2, 0, 1, 0)::of).map(Enum::name).toList());
    }

    @Test
    void eightOfTheUsualMixHaveAllKinds() {
        assertEquals(
                Map.of(Personality.CHATTY, 3, Personality.QUIET, 3, Personality.FLAKY, 1, Personality.REJOINS, 1),
                Mix.USUAL.counts(8));
    }

    @Test
    void countsAreThoseOfTheBots() {
        for (Mix mix : List.of(Mix.USUAL, Mix.of(0, 0, 0, 1), Mix.of(100, 1, 7, 33))) {
            for (int size : new int[] {0, 1, 5, 77, 500}) {
                var counted = new EnumMap<Personality, Integer>(Personality.class);
                for (Personality kind : Personality.values()) {
                    counted.put(kind, 0);
                }
                IntStream.range(0, size).forEach(index -> counted.merge(mix.of(index), 1, Integer::sum));
                assertEquals(counted, mix.counts(size), mix + " of " + size);
            }
        }
    }

    @Test
    void aCrowdOfAnySizeIsAboutAsMixedAsTheWhole() {
        Mix mix = Mix.of(3, 2, 2, 1);
        for (int size = 1; size < 100; size++) {
            Map<Personality, Integer> counts = mix.counts(size);
            for (Personality kind : Personality.values()) {
                double due = size * mix.share(kind) / 8.0;
                assertTrue(Math.abs(counts.get(kind) - due) <= 1, kind + " of " + size + ": " + counts);
            }
        }
    }

    @Test
    void aMixOfNothingIsRefused() {
        assertEquals("a mix of nothing", assertThrows(IllegalArgumentException.class, () -> Mix.of(0, 0, 0, 0)).getMessage());
    }

    @Test
    void aShareBeyondTheBoundsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Mix.of(-1, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> Mix.of(101, 1, 1, 1));
    }
}
