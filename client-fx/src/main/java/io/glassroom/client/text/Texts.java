package io.glassroom.client.text;

import java.text.MessageFormat;
import java.util.Arrays;
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

    private static final String BUNDLE = "io.glassroom.client.messages";

    private final ReadOnlyObjectWrapper<Language> language;
    private ResourceBundle bundle;

    public Texts(Language first) {
        language = new ReadOnlyObjectWrapper<>(first);
        bundle = load(first);
    }

    public ReadOnlyObjectProperty<Language> language() {
        return language.getReadOnlyProperty();
    }

    public void speak(Language next) {
        bundle = load(next);
        language.set(next);
    }

    /// The sentence under this key, with its places filled in ([MessageFormat]).
    ///
    /// @throws java.util.MissingResourceException if no language has the key
    public String get(String key, Object... details) {
        String pattern = bundle.getString(key);
        return details.length == 0 ? pattern : new MessageFormat(pattern, language.get().locale()).format(details);
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

    private static ResourceBundle load(Language language) {
        return ResourceBundle.getBundle(BUNDLE, language.locale(), ResourceBundle.Control.getNoFallbackControl(
                ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
