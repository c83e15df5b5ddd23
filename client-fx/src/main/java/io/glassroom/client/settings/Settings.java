package io.glassroom.client.settings;

import io.glassroom.client.text.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What the window remembers about its person. Each change is saved at once. What cannot be read is as if it had never
/// been saved. Owned by the FX thread.
public final class Settings {

    /// Zoom, percent.
    public static final int LEAST_ZOOM = 100;

    public static final int MOST_ZOOM = 200;

    /// The steps between them.
    public static final List<Integer> ZOOMS = List.of(LEAST_ZOOM, 110, 125, 150, 175, MOST_ZOOM);

    private final SettingsStore store;
    private final Map<String, String> saved;
    private final List<Runnable> readers = new ArrayList<>(); // of what is kept as a property
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
    private final ObjectProperty<Language> language;
    private final BooleanProperty animations = new SimpleBooleanProperty(true);
    private final IntegerProperty zoom = new SimpleIntegerProperty(LEAST_ZOOM);
    private final LayoutMemory layout = new LayoutMemory(this);
    private final BooleanProperty tourFinished = new SimpleBooleanProperty(false);

    /// @param spoken where nothing else was chosen
    public Settings(SettingsStore store, Language spoken) {
        this.store = store;
        this.saved = new HashMap<>(store.load());
        this.language = new SimpleObjectProperty<>(spoken);
        keep("theme", theme, Theme::valueOf);
        keep("language", language, Language::valueOf);
        keep("animations", animations, Boolean::valueOf);
        keep("zoom", zoom, text -> Math.clamp(Integer.parseInt(text), LEAST_ZOOM, MOST_ZOOM));
        keep("tour.finished", tourFinished, Boolean::valueOf);
    }

    // Properties

    public LayoutMemory layout() {
        return layout;
    }

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    public ObjectProperty<Language> language() {
        return language;
    }

    /// Whether anything moves that could as well stand where it ends.
    public BooleanProperty animations() {
        return animations;
    }

    /// Size of all text and everything else, percent, [#LEAST_ZOOM] to [#MOST_ZOOM].
    public IntegerProperty zoom() {
        return zoom;
    }

    /// Whether the first minute has been gone through, or sent away for good.
    public BooleanProperty tourFinished() {
        return tourFinished;
    }

    /// The folder in which all this is kept; empty if it is forgotten at the end.
    public String place() {
        return store.place();
    }

    // Commands

    /// What a pane has remembered under this key: the place of a divider, a snippet.
    public Optional<String> recall(String key) {
        return Optional.ofNullable(saved.get(key));
    }

    public void remember(String key, String value) {
        if (!value.equals(saved.put(key, value))) {
            store.save(key, value);
        }
    }

    /// Takes over what somebody else has saved in the same store meanwhile.
    public void reload() {
        saved.putAll(store.load());
        readers.forEach(Runnable::run);
    }

    /// Zooms by so many of the [#ZOOMS].
    public void zoomBy(int steps) {
        int step = 0;
        while (step < ZOOMS.size() - 1 && ZOOMS.get(step) < zoom.get()) {
            step++;
        }
        zoom.set(ZOOMS.get(Math.clamp(step + steps, 0, ZOOMS.size() - 1)));
    }

    private <T> void keep(String key, Property<T> property, Function<String, ? extends T> read) {
        Runnable reader = () -> recall(key).ifPresent(text -> {
            try {
                property.setValue(read.apply(text));
            } catch (IllegalArgumentException unreadable) {
                // from another version: the default stands
            }
        });
        reader.run();
        readers.add(reader);
        property.addListener((observable, old, now) ->
                remember(key, now instanceof Enum<?> chosen ? chosen.name() : String.valueOf(now)));
    }
}
