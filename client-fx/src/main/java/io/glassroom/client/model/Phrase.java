package io.glassroom.client.model;

import java.util.List;

/// What the capture has to say in words, which differ from language to language.
///
/// @param key of the text that says it
/// @param details that are put into it
public record Phrase(String key, List<Object> details) {

    public Phrase {
        details = List.copyOf(details);
    }

    static Phrase of(String key, Object... details) {
        return new Phrase(key, List.of(details));
    }
}
