package io.glassroom.server.cluster;

import java.io.IOException;

/// The port to whoever carries envelopes between members: one line for each pair of members and direction, in order and
/// without loss for as long as it lasts. Safe for any thread.
public interface Lines extends AutoCloseable {

    /// Begins to accept lines.
    ///
    /// @return where others reach this member, for [Member#lines]
    /// @throws IOException if the address cannot be had; the message is one line for people
    String listen(Acceptor acceptor) throws IOException;

    /// Opens a line. Returns at once: what is sent meanwhile waits.
    ///
    /// @param self who opens it; the other end is told
    /// @param watch hears what becomes of it
    Line open(Member self, Member peer, Watch watch);

    /// Ends all lines: those that this member opened send for a short while what still waits. Nobody at this end is told.
    /// When it returns the address is free for others. Closing twice is harmless.
    @Override
    void close();

    /// Ends all lines as if the process had been killed: what waits is lost, and nobody at this end is told.
    default void breakOff() {
        close();
    }

    /// Hears what becomes of a line that this member opened: one call at a time, in order, on a thread that it must not
    /// block for long.
    interface Watch {

        /// The other end has let this member in, and has shown that it knows the secret.
        default void opened() {}

        /// Somebody found no room.
        ///
        /// @param envelopes that wait
        /// @param bytes of all of them
        default void full(int envelopes, long bytes) {}

        /// There is room again: at most half of what the queue holds still waits.
        default void drained(int envelopes, long bytes) {}

        /// The line cannot be opened, or broke: the last call, unless the line was closed at this end, when there is none.
        ///
        /// @param reason in a few words: `wrong cluster secret`
        void ended(String reason);
    }

    /// Takes lines that others open.
    interface Acceptor {

        /// A member has opened a line, and has shown that it knows the secret. It may be missing in the membership, which
        /// comes another way.
        ///
        /// @param hangUp ends the line from this end, and the ear hears nothing more; any thread, as often as one likes
        Ear accept(Member peer, Runnable hangUp);

        /// Somebody was not let in. On a thread that it must not block for long.
        ///
        /// @param who by what name they went, and from which address: `gate-1 at 127.0.0.1:40123`
        /// @param reason in a few words, which they were told as well
        default void refused(String who, String reason) {}
    }

    /// Hears what comes over one line: one call at a time, in order, on a thread that it must not block for long.
    interface Ear {

        /// @param bytes that it took on the line
        void received(Envelope envelope, int bytes);

        /// The other end has closed it, or it broke: nothing more comes.
        void ended(String reason);
    }
}
