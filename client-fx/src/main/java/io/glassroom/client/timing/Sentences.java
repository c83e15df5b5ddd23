package io.glassroom.client.timing;

import io.glassroom.client.text.Texts;

/// The state of a heart in a sentence.
final class Sentences {

    private Sentences() {}

    static String of(HeartbeatState state, Texts texts) {
        return switch (state.phase()) {
            case NONE -> texts.get("timing.ring.none");
            case SHAKING_HANDS -> texts.get("timing.ring.shaking_hands");
            case UNHEARD -> texts.get("timing.ring.unheard", Durations.seconds(state.interval()));
            case FRESH -> counting("timing.ring.fresh", state, texts);
            case LATE -> counting("timing.ring.late", state, texts);
            case DYING -> counting("timing.ring.dying", state, texts);
            case TIMED_OUT -> texts.get("timing.ring.timed_out");
            case CLOSED -> texts.get("timing.ring.closed");
        };
    }

    private static String counting(String key, HeartbeatState state, Texts texts) {
        return texts.get(key, Durations.seconds(state.silent()), Durations.seconds(state.left()));
    }
}
