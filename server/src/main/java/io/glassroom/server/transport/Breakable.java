package io.glassroom.server.transport;

/// A connection that can be broken on purpose.
interface Breakable extends Connection {

    /// As [#execute], but also when the connection is gone.
    void onLoop(Runnable task);

    /// Ends this direction of the stream, behind what the socket takes at once; the rest is given up. Reading goes on.
    void halfClose();

    /// Ends the connection without a word; over a socket, with a TCP reset.
    void reset();
}
