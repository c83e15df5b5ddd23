package io.glassroom.checks;

import java.util.Locale;

/// Something that the learner reads, in both languages.
public record Words(String en, String zh) {

    public static Words of(String en, String zh) {
        return new Words(en, zh);
    }

    /// What reads alike in both: code, bytes, numbers.
    public static Words both(String same) {
        return new Words(same, same);
    }

    /// These, and behind them what reads alike in both.
    public Words then(String same) {
        return new Words(en + same, zh + same);
    }

    /// These, and behind them the others.
    public Words and(Words others) {
        return new Words(en + others.en, zh + others.zh);
    }

    /// Chinese for a Chinese reader, else English.
    public String in(Locale language) {
        return language.getLanguage().equals(Locale.CHINESE.getLanguage()) ? zh : en;
    }
}
