package io.glassroom.client.notice;

import java.util.List;
import java.util.Optional;

/// One line at the top of the window.
///
/// @param id of which there is one at a time: a later notice of the same id takes the place of the earlier
/// @param tone how much it matters
/// @param key of the sentence
/// @param details that fill its places
/// @param remedy what can be done, if that is one thing
public record Notice(String id, Tone tone, String key, List<Object> details, Optional<Remedy> remedy) {

    public enum Tone {
        INFO,
        WARNING,
        DANGER
    }

    /// A button beside the sentence; the notice goes when it is pressed.
    ///
    /// @param key of its word
    /// @param run on the FX thread
    public record Remedy(String key, Runnable run) {}

    public Notice {
        details = List.copyOf(details);
    }

    public static Notice info(String id, String key, Object... details) {
        return new Notice(id, Tone.INFO, key, List.of(details), Optional.empty());
    }

    public static Notice warning(String id, String key, Object... details) {
        return new Notice(id, Tone.WARNING, key, List.of(details), Optional.empty());
    }

    public static Notice danger(String id, String key, Object... details) {
        return new Notice(id, Tone.DANGER, key, List.of(details), Optional.empty());
    }

    public Notice with(String word, Runnable run) {
        return new Notice(id, tone, key, details, Optional.of(new Remedy(word, run)));
    }
}
