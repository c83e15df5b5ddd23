package io.glassroom.client.chat;

/// A line of the chat.
public sealed interface ChatLine {

    /// Somebody said something.
    ///
    /// @param own whether it was the person at this window
    record Said(String name, String content, boolean own) implements ChatLine {}

    /// The room restarted, and we have joined it again.
    record Rejoined() implements ChatLine {}

    record Came(String name) implements ChatLine {}

    record Left(String name) implements ChatLine {}

    /// The room announced something, in its own words.
    record Announced(String content) implements ChatLine {}
}
