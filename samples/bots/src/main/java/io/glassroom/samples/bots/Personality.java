package io.glassroom.samples.bots;

/// What a bot is like.
public enum Personality {
    /// Has something to say to everything.
    CHATTY(2.0, 0, 0),
    /// Listens, mostly.
    QUIET(0.4, 0, 0),
    /// On a train: the connection is gone in the middle of a talk, and back a moment later.
    FLAKY(1.0, 0.15, 0),
    /// Says good-bye, does something else, and comes again.
    REJOINS(1.0, 0, 0.2);

    /// How much more than the average it says.
    final double talk;

    /// How likely it drops out after each thing it says.
    final double drops;

    /// How likely it leaves after each thing it says.
    final double leaves;

    Personality(double talk, double drops, double leaves) {
        this.talk = talk;
        this.drops = drops;
        this.leaves = leaves;
    }
}
