package io.glassroom.client.place;

import java.time.Duration;
import java.util.Optional;

/// A node in this process, which can be stopped and started again at the same address. Every call returns at once and
/// may come from any thread; what is asked for while something else is under way waits for it.
public interface OwnNode {

    /// Where a node is in its life.
    enum State {
        STARTING,
        UP,
        /// It finishes what it has begun.
        STOPPING,
        DOWN
    }

    String name();

    /// Whether clients connect to it; else it serves those of others.
    boolean hasClients();

    State state();

    /// Why it could not be started the last time; empty if it could.
    String trouble();

    /// What it is and does, as it says itself at this moment; empty unless it is up.
    Optional<NodeFacts> facts();

    /// Starts it anew where it was; without effect unless it is down.
    void start();

    /// Stops it as an operator would: it takes nothing new, finishes what it has begun, and says good-bye.
    void stop();

    /// Ends it as `kill -9` would: without a word to anybody.
    void kill();

    /// How long each message waits at this node before it is handled; zero for not at all.
    Duration delay();

    /// Makes it slow from now on.
    void delay(Duration each);
}
