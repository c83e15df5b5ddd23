package io.glassroom.client.live;

import io.glassroom.client.filter.Filter;
import java.util.Locale;

/// Packets that a filter lets through get a background of their own.
///
/// @param filter which packets
/// @param tint which background
public record ColourRule(Filter filter, Tint tint) {

    /// The backgrounds that there are; the style sheet gives each theme its own.
    public enum Tint {
        ROSE,
        AMBER,
        LIME,
        TEAL,
        VIOLET;

        /// As the settings, the texts and the style sheet call it.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
