package io.glassroom.protocol.client;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/// Opens connections to servers. Real ones go through WebSocket or TCP ([#standard]); a test, a lesson or a node in the
/// same process may bring its own.
@FunctionalInterface
public interface Dialer {

    /// Opens a connection and waits until it is open. The listener has by then been told, or is told any moment.
    ///
    /// @throws IOException if there is no connection to be had; the message says why in a few words, and the listener
    ///     is never called
    void dial(URI server, WireListener listener) throws IOException;

    /// The same, with headers for the upgrade request: who asks, for example.
    ///
    /// @param headers one value for each name; empty for none
    /// @throws IOException also if this dialer cannot send any
    default void dial(URI server, Map<String, String> headers, WireListener listener) throws IOException {
        if (!headers.isEmpty()) {
            throw new IOException("a connection to " + server + " has no headers");
        }
        dial(server, listener);
    }

    /// For `ws`, `wss` and `tcp`. All connections of one dialer share their few threads.
    static Dialer standard() {
        return new StandardDialer();
    }
}
