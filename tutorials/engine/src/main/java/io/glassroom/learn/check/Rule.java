package io.glassroom.learn.check;

import java.util.Locale;

/// What a check looks for, as a sentence in both languages.
public record Rule(String en, String zh) {

    public String in(Locale language) {
        return language.getLanguage().equals(Locale.CHINESE.getLanguage()) ? zh : en;
    }
}
