package io.glassroom.server.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Function;

/// Takes connections in.
public interface Acceptor extends AutoCloseable {

    /// Begins to accept. For each connection `opened` is called on its event loop, before anything is read from it.
    ///
    /// @throws IOException if the address cannot be had; the message names it
    default void start(Function<Connection, ConnectionHandler> opened) throws IOException {
        bind(opened);
        accept();
    }

    /// Takes its address, and lets those that come wait until it [accepts][#accept] them.
    ///
    /// @throws IOException if the address cannot be had; the message names it
    void bind(Function<Connection, ConnectionHandler> opened) throws IOException;

    /// Begins to accept, now that it has its address.
    void accept();

    /// Where it listens, with the real port if port 0 was asked for.
    InetSocketAddress address();

    Statistics statistics();

    /// Accepts no more; the connections that are there live on.
    void stopAccepting();

    /// Stops accepting, closes what is open with 1001 and waits for it, but no longer than `grace`.
    void close(Duration grace);

    @Override
    default void close() {
        close(Duration.ZERO);
    }
}
