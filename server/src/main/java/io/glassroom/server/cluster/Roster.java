package io.glassroom.server.cluster;

import java.util.function.Consumer;

/// The port to whoever keeps the list of members. Safe for any thread.
public interface Roster extends AutoCloseable {

    /// Becomes a member. Blocks until it is, and until the listener has heard of the first membership, which it is part of.
    ///
    /// The listener hears every later membership, one at a time and in their order, on a thread that it may block for a
    /// short while; a member that crashed is missing within 10 s, one that left at once. When two halves of a cluster that
    /// had lost each other meet again, it hears of one membership of all.
    ///
    /// @param self with number 0
    /// @return the same with its number
    /// @throws JoinException if the cluster does not want it, or cannot be reached; the message is one line for people
    Member join(Member self, Consumer<Membership> listener) throws JoinException;

    /// Changes what is known of this member: that it drains. Blocks until it is on its way to the others.
    void update(Member self);

    /// Leaves, so that the others know at once and lose nothing that this member kept for them. Closing twice is harmless.
    @Override
    void close();
}
