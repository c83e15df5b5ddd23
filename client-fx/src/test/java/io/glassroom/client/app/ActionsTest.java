package io.glassroom.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.action.Action;
import io.glassroom.client.feed.FakeFeed;
import io.glassroom.client.place.FakeServer;
import io.glassroom.client.place.Surroundings;
import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import io.glassroom.protocol.client.SystemTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whatever can be done in the whole window.
class ActionsTest {

    private final SystemTime time = new SystemTime("actions");
    private final AppViewModel model = new AppViewModel(
            new Surroundings(
                    new FakeFeed(),
                    (name, room, guest) -> {
                        throw new AssertionError("nobody joins here");
                    },
                    Optional.of(new FakeServer())),
            Desks.at(time));

    @AfterEach
    void release() {
        time.close();
    }

    @Test
    void everyActionHasANameAndAGroupInBothLanguages() {
        List<String> missing = new ArrayList<>();
        for (Language language : Language.values()) {
            var texts = new Texts(language);
            for (Action action : model.actions().all()) {
                for (String key : List.of("action." + action.id(), "action.group." + action.group())) {
                    if (!texts.has(key)) {
                        missing.add(language + " " + key);
                    }
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void everyActionHasAKeyOrIsFoundInThePaletteByItsName() {
        for (Language language : Language.values()) {
            var texts = new Texts(language);
            model.palette().open();
            for (Action action : model.actions().all()) {
                model.palette().query().set(texts.get("action." + action.id()));
                List<Action> best = model.palette().found();
                assertTrue(best.subList(0, Math.min(8, best.size())).contains(action), language + " " + action.id());
            }
        }
    }

    @Test
    void noKeyMeansTwoThings() {
        Map<KeyCombination, String> taken = new HashMap<>();
        for (Action action : model.actions().all()) {
            if (!action.keys().isEmpty()) {
                String other = taken.put(KeyCombination.valueOf(action.keys()), action.id());
                assertEquals(null, other, action.keys() + " is " + action.id() + " too");
            }
        }
    }
}
