package io.glassroom.server.cluster;

import java.io.IOException;
import java.util.function.Consumer;

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
    /// @param ended called once, with the reason in a few words, when the line cannot be opened or breaks, unless it was
    ///     closed at this end; on a thread that it must not block
    Line open(Member self, Member peer, Consumer<String> ended);

    /// Ends all lines. Closing twice is harmless.
    @Override
    void close();

    /// Takes lines that others open.
    interface Acceptor {

        /// A member has opened a line, and has shown that it knows the secret. It may be missing in the membership, which
        /// comes another way.
        ///
        /// @param hangUp ends the line from this end
        Ear accept(Member peer, Runnable hangUp);
    }

    /// Hears what comes over one line: one call at a time, in order, on a thread that it must not block for long.
    interface Ear {

        /// @param bytes that it took on the line
        void received(Envelope envelope, int bytes);

        /// The other end has closed it, or it broke: nothing more comes.
        void ended(String reason);
    }
}
