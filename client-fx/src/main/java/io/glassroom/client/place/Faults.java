package io.glassroom.client.place;

import io.glassroom.client.model.ConnectionKey;
import io.glassroom.server.transport.Impairment;
import java.util.Map;

/// Impairs single connections of the own server on purpose. One that is gone is left alone. Every call returns at once
/// and may come from any thread.
public interface Faults {

    /// What is done to this connection at the moment.
    Impairment of(ConnectionKey connection);

    /// What is done to whom, of all connections to which something is done.
    Map<ConnectionKey, Impairment> impaired();

    /// Does this to it from now on.
    void impair(ConnectionKey connection, Impairment impairment);

    /// Ends the node's half of the stream: it sends no more and still reads.
    void halfClose(ConnectionKey connection);

    /// Ends the connection as a crash would: with a TCP reset and without a word.
    void reset(ConnectionKey connection);
}
