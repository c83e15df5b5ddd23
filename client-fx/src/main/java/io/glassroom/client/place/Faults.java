package io.glassroom.client.place;

import io.glassroom.server.transport.Impairment;
import java.util.Map;

/// Impairs single connections of a node on purpose. A connection is called what the tap calls it, `c17`; one that is
/// gone is left alone. Every call returns at once and may come from any thread.
public interface Faults {

    /// What is done to this connection at the moment.
    Impairment of(String connection);

    /// What is done to whom, of all connections to which something is done.
    Map<String, Impairment> impaired();

    /// Does this to it from now on.
    void impair(String connection, Impairment impairment);

    /// Ends the node's half of the stream: it sends no more and still reads.
    void halfClose(String connection);

    /// Ends the connection as a crash would: with a TCP reset and without a word.
    void reset(String connection);
}
