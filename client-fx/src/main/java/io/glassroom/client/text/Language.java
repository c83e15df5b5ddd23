package io.glassroom.client.text;

import java.util.Locale;

/// A language that the client speaks.
public enum Language {
    ENGLISH(Locale.ENGLISH, "EN"),
    CHINESE(Locale.CHINESE, "中");

    private final Locale locale;
    private final String sign;

    Language(Locale locale, String sign) {
        this.locale = locale;
        this.sign = sign;
    }

    public Locale locale() {
        return locale;
    }

    /// How the language is called on the switch, in the language itself.
    public String sign() {
        return sign;
    }

    public Language next() {
        return this == ENGLISH ? CHINESE : ENGLISH;
    }

    /// The one that suits a machine's locale.
    public static Language of(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? CHINESE : ENGLISH;
    }
}
