package io.glassroom.client.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {

    private final List<String> done = new ArrayList<>();
    private final SimpleBooleanProperty possible = new SimpleBooleanProperty(true);
    private final Actions actions = new Actions();
    private final PaletteViewModel palette = new PaletteViewModel(actions, new Texts(Language.ENGLISH));

    PaletteViewModelTest() {
        for (String section : List.of("live", "topology", "rooms", "recordings")) {
            actions.add("go." + section, "go", "", () -> done.add(section));
        }
        actions.add("window.theme", "window", "F9", () -> done.add("theme"), possible);
        palette.open();
    }

    @Test
    void nothingAskedFindsEverything() {
        assertEquals(5, palette.found().size());
    }

    @Test
    void someLettersInTheirOrderFindAName() {
        assertEquals("go.topology", first("gtop"));
        assertEquals("window.theme", first("nthe"));
    }

    @Test
    void lettersSideBySideAreBetterThanScatteredOnes() {
        assertEquals("go.recordings", first("rec"));
        assertEquals("go.rooms", first("room"));
    }

    @Test
    void bothLanguagesAreFoundWhateverIsSpoken() {
        assertEquals("go.topology", first("拓扑"));
        assertEquals("window.theme", first("主题"));
        assertEquals("window.theme", first("theme"));
    }

    @Test
    void wordsThatNothingIsCalledByFindNothing() {
        palette.query().set("xyzzy");
        assertTrue(palette.found().isEmpty());
        assertFalse(palette.run());
    }

    @Test
    void chosenOneIsDone() {
        palette.query().set("room");
        assertTrue(palette.run());
        assertEquals(List.of("rooms"), done);
    }

    @Test
    void choiceGoesRoundAndRound() {
        palette.move(-1);
        assertEquals(4, palette.chosen().get());
        palette.move(1);
        assertEquals(0, palette.chosen().get());
    }

    @Test
    void whatIsImpossibleNowIsFoundButNotDone() {
        possible.set(false);
        palette.query().set("theme");
        assertEquals(1, palette.found().size());
        assertFalse(palette.run());
        assertEquals(List.of(), done);
    }

    private String first(String typed) {
        palette.query().set(typed);
        return palette.found().isEmpty() ? "nothing" : palette.found().getFirst().id();
    }
}
