package io.glassroom.client.errors;

import java.util.Locale;

/// How grave something is, in the words of Wireshark's expert information.
public enum Level {
    /// The usual course: a connection ended.
    CHAT,
    /// Worth knowing: something was refused or ignored, and all goes on.
    NOTE,
    /// Somebody lost something: an answer, packets, records, a connection that fell silent.
    WARN,
    /// A rule was broken that the connection does not survive.
    ERROR;

    /// The key of its name.
    public String key() {
        return "errors.level." + name().toLowerCase(Locale.ROOT);
    }
}
