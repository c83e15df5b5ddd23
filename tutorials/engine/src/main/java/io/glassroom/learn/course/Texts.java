package io.glassroom.learn.course;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// What the engine itself says, in one language. Safe for any thread.
public final class Texts {

    private static final String BUNDLE = "io.glassroom.learn.learn";

    private final Locale language;
    private final ResourceBundle bundle;

    private Texts(Locale language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle(
                BUNDLE, language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// In Chinese, or else in English.
    public static Texts in(Locale language) {
        return new Texts(Course.isChinese(language) ? Locale.CHINESE : Locale.ENGLISH);
    }

    public Locale language() {
        return language;
    }

    /// The sentence under this key, with its places filled in ([MessageFormat]).
    ///
    /// @throws java.util.MissingResourceException if there is none
    public String get(String key, Object... details) {
        return new MessageFormat(bundle.getString(key), language).format(details);
    }
}
