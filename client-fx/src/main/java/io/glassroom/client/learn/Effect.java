package io.glassroom.client.learn;

/// What a step of a [Tour] does by itself when it begins.
public sealed interface Effect {

    /// Brings the number of bots to this many.
    record Bots(int count) implements Effect {}

    /// Brings the bots back to how many there are without a tour.
    record UsualBots() implements Effect {}

    /// How fast packets are seen to travel; 1 is live.
    record Speed(double factor) implements Effect {}

    /// Brings the pane with this id to the front.
    record Reveal(String id) implements Effect {}

    /// Fills in a name that the person may change.
    record SuggestName() implements Effect {}
}
