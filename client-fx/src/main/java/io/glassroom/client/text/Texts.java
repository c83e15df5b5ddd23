package io.glassroom.client.text;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.Observable;
import javafx.beans.value.ObservableValue;

/// Looks words up in the language of the moment. What was bound with [#bind] changes with it. Owned by the FX thread.
public final class Texts {

    /// One bundle for each feature; no key is in two of them.
    static final List<String> BUNDLES = List.of(
            "app", "action", "live", "chat", "topology", "step", "rooms", "compose", "learn", "recordings", "sequence", "timing",
            "settings",
            "place", "store", "list",
            "explain", "why", "compare", "errors");

    private static final String FOLDER = "io.glassroom.client.text.";

    private final ReadOnlyObjectWrapper<Language> language;
    private Map<String, String> words;
    private final Map<String, MessageFormat> formats = new HashMap<>(); // of the words that have been filled in

    public Texts(Language first) {
        language = new ReadOnlyObjectWrapper<>(first);
        words = load(first);
    }

    public ReadOnlyObjectProperty<Language> language() {
        return language.getReadOnlyProperty();
    }

    public void speak(Language next) {
        words = load(next);
        synchronized (formats) {
            formats.clear();
        }
        language.set(next);
    }

    /// The sentence under this key, with its places filled in ([MessageFormat]).
    ///
    /// @throws MissingResourceException if the language has no such key
    public String get(String key, Object... details) {
        String pattern = words.get(key);
        if (pattern == null) {
            throw new MissingResourceException("no text for " + key, Texts.class.getName(), key);
        }
        if (details.length == 0) {
            return pattern;
        }
        synchronized (formats) { // MessageFormat is for one thread at a time
            return formats.computeIfAbsent(key, fresh -> new MessageFormat(pattern, language.get().locale()))
                    .format(details);
        }
    }

    /// The same, kept up to date with the language and with every detail that is an [ObservableValue].
    public StringBinding bind(String key, Object... details) {
        Observable[] dependencies = Stream.concat(
                        Stream.of(language), Arrays.stream(details).filter(Observable.class::isInstance))
                .map(Observable.class::cast)
                .toArray(Observable[]::new);
        return Bindings.createStringBinding(
                () -> get(key, Arrays.stream(details).map(Texts::valueOf).toArray()), dependencies);
    }

    private static Object valueOf(Object detail) {
        Object value = detail instanceof ObservableValue<?> observable ? observable.getValue() : detail;
        return value == null ? "" : value;
    }

    /// Whether there is such a text.
    public boolean has(String key) {
        return words.containsKey(key);
    }

    private static Map<String, String> load(Language language) {
        var words = new HashMap<String, String>();
        for (String name : BUNDLES) {
            ResourceBundle bundle = ResourceBundle.getBundle(
                    FOLDER + name,
                    language.locale(),
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            bundle.keySet().forEach(key -> words.put(key, bundle.getString(key)));
        }
        return words;
    }
}
