package io.glassroom.server.transport;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Impairs single connections of a running node on purpose, to see how both ends bear it: slow, lossy, chopped, frozen,
/// half closed, reset. A connection is called by its id (`c17`); one that is gone is left alone.
///
/// What is random is drawn from a seed and the connection's id: the same traffic at the same times meets the same
/// misfortunes. Delays pass by the node's time.
///
/// Safe for any thread; every call returns at once.
public final class FaultInjector {

    private final TransportSettings settings;
    private final long seed;
    private final Map<String, FaultStation> stations = new ConcurrentHashMap<>();

    public FaultInjector(TransportSettings settings, long seed) {
        this.settings = settings;
        this.seed = seed;
    }

    /// Stands between an acceptor and whoever takes its connections over.
    public Function<Connection, ConnectionHandler> before(Function<Connection, ConnectionHandler> opened) {
        return connection ->
                connection instanceof Breakable wire ? new FaultStation(wire, this, opened) : opened.apply(connection);
    }

    /// What is done to this connection at the moment.
    public Impairment of(String connection) {
        return find(connection).map(FaultStation::impairment).orElse(Impairment.NONE);
    }

    /// What is done to whom, of all connections to which something is done.
    public Map<String, Impairment> impaired() {
        var impaired = new HashMap<String, Impairment>();
        stations.forEach((id, station) -> {
            Impairment now = station.impairment();
            if (now != Impairment.NONE) {
                impaired.put(id, now);
            }
        });
        return impaired;
    }

    /// Does this to it from now on. With [Impairment#NONE] what is under way arrives at once.
    public void impair(String connection, Impairment impairment) {
        find(connection).ifPresent(station -> station.impair(impairment));
    }

    /// Ends the node's half of the stream, behind what is under way: it sends no more and still reads. What it would
    /// send is lost.
    public void halfClose(String connection) {
        find(connection).ifPresent(FaultStation::halfClose);
    }

    /// Ends the connection as a crash would: with a TCP reset and without a word.
    public void reset(String connection) {
        find(connection).ifPresent(FaultStation::reset);
    }

    /// Nothing is done to any connection any more.
    public void end() {
        for (FaultStation station : List.copyOf(stations.values())) {
            if (!station.impairment().equals(Impairment.NONE)) {
                station.impair(Impairment.NONE);
            }
        }
    }

    TransportSettings settings() {
        return settings;
    }

    long seedOf(String connection) {
        return seed * 1_000_003 + connection.hashCode();
    }

    void remember(FaultStation station) {
        stations.put(station.id(), station);
    }

    void forget(String connection) {
        stations.remove(connection);
    }

    private Optional<FaultStation> find(String connection) {
        return Optional.ofNullable(stations.get(connection));
    }
}
