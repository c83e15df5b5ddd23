package io.glassroom.client.model;

import org.jspecify.annotations.Nullable;

/// Most packets say the same as one shortly before them: the Pushes of a broadcast, heartbeats. They then keep one
/// headline together, with one text of its route.
final class SharedHeadlines {

    private static final int PLACES = 256; // a power of two

    private final @Nullable Headline[] latest = new Headline[PLACES];

    /// The same headline as one seen lately, or else this one.
    Headline share(Headline headline) {
        int place = (headline.hashCode() * 0x9e3779b9) >>> 24;
        if (headline.equals(latest[place])) {
            return latest[place];
        }
        latest[place] = headline;
        return headline;
    }
}
