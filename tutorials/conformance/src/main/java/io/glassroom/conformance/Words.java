package io.glassroom.conformance;

import java.util.Locale;

/// The same in both languages.
public record Words(String en, String zh) {

    static Words of(String en, String zh) {
        return new Words(en, zh);
    }

    /// What reads alike in both: bytes, numbers, names of the wire.
    static Words both(Object same) {
        return new Words(String.valueOf(same), String.valueOf(same));
    }

    /// Chinese for a Chinese reader, else English.
    public String in(Locale language) {
        return language.getLanguage().equals("zh") ? zh : en;
    }
}
