package io.glassroom.client.action;

import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The command palette: finds what can be done by a few letters of its name, in either language.
public final class PaletteViewModel {

    private final Actions actions;
    private final Texts texts;
    private final Map<Language, Texts> languages = new EnumMap<>(Language.class);
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Action> found = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper();

    public PaletteViewModel(Actions actions, Texts texts) {
        this.actions = actions;
        this.texts = texts;
        query.addListener((observable, old, now) -> search());
    }

    /// What an action found, and how well its name answers.
    private record Answer(Action action, int score) {}

    // Properties

    public StringProperty query() {
        return query;
    }

    /// Best first; everything, in the order of its groups, while nothing is asked.
    public ObservableList<Action> found() {
        return found;
    }

    /// Place in [#found] of the one that [#run] does; 0 if there is none.
    public ReadOnlyIntegerProperty chosen() {
        return chosen.getReadOnlyProperty();
    }

    // Commands

    /// Forgets what was asked the last time.
    public void open() {
        if (languages.isEmpty()) {
            Stream.of(Language.values()).forEach(language -> languages.put(language, new Texts(language)));
        }
        query.set("");
        search();
    }

    /// Chooses the one `by` places further down, round and round.
    public void move(int by) {
        if (!found.isEmpty()) {
            chosen.set(Math.floorMod(chosen.get() + by, found.size()));
        }
    }

    public void choose(int place) {
        chosen.set(Math.clamp(place, 0, Math.max(0, found.size() - 1)));
    }

    /// Does what is chosen.
    ///
    /// @return whether it could be done
    public boolean run() {
        if (found.isEmpty() || !found.get(chosen.get()).possible().get()) {
            return false;
        }
        found.get(chosen.get()).perform();
        return true;
    }

    private void search() {
        List<Answer> answers = new ArrayList<>();
        for (Action action : actions.all()) {
            score(action).ifPresent(score -> answers.add(new Answer(action, score)));
        }
        if (!query.get().isBlank()) {
            answers.sort(Comparator.comparingInt(Answer::score).reversed());
        }
        chosen.set(0);
        found.setAll(answers.stream().map(Answer::action).toList());
    }

    private OptionalInt score(Action action) {
        if (query.get().isBlank()) {
            return OptionalInt.of(0);
        }
        return languages.values().stream()
                .flatMap(language -> Stream.of(
                        language.get("action." + action.id()),
                        language.get("action.group." + action.group()) + " " + language.get("action." + action.id())))
                .map(name -> FuzzyMatch.score(query.get(), name))
                .filter(OptionalInt::isPresent)
                .max(Comparator.comparingInt(OptionalInt::getAsInt))
                .orElse(OptionalInt.empty());
    }

    /// How the language of the moment calls it.
    public String name(Action action) {
        return texts.get("action." + action.id());
    }

    public String group(Action action) {
        return texts.get("action.group." + action.group());
    }
}
