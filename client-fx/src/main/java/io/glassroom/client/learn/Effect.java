package io.glassroom.client.learn;

import io.glassroom.client.motion.Speed;

/// What a step of a [Tour] does by itself when it begins.
public sealed interface Effect {

    /// Brings the number of bots to this many.
    record Bots(int count) implements Effect {}

    /// Brings the bots back to how many there are without a tour.
    record UsualBots() implements Effect {}

    /// Shows packets travelling slowly.
    record SlowMotion(Speed speed) implements Effect {}

    /// Shows packets as they travel, from the present on.
    record Live() implements Effect {}

    /// Brings the pane with this id to the front.
    record Reveal(String id) implements Effect {}

    /// Goes to the section of this key.
    record GoTo(String section) implements Effect {}

    /// Shows only the packets that pass this filter; all if it is empty.
    record Filter(String text) implements Effect {}

    /// Selects what the person said last, and so lights up its whole way.
    record SelectSaid() implements Effect {}

    /// Lets go of what is selected, and follows the packets again.
    record Deselect() implements Effect {}

    /// Fills in a name that the person may change.
    record SuggestName() implements Effect {}
}
