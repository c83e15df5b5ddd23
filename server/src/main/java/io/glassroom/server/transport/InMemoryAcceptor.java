package io.glassroom.server.transport;

import io.glassroom.protocol.time.Time.Timer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Connections within the process, for tests and lessons: the same contract as over a socket, and nothing happens
/// but what somebody caused. All connections of one acceptor share one [SerialLoop].
public final class InMemoryAcceptor implements Acceptor {

    private final TransportSettings settings;
    private final SerialLoop loop;
    private final Counters counters = new Counters();
    private final Set<MemoryConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Function<Connection, ConnectionHandler> opened;

    /// Everything runs on the thread that causes it, before its call returns.
    public InMemoryAcceptor(TransportSettings settings) {
        this(settings, Runnable::run);
    }

    public InMemoryAcceptor(TransportSettings settings, Executor executor) {
        this.settings = settings;
        this.loop = new SerialLoop(executor);
    }

    @Override
    public void start(Function<Connection, ConnectionHandler> opened) {
        bind(opened);
    }

    @Override
    public void bind(Function<Connection, ConnectionHandler> opened) {
        this.opened = opened;
    }

    /// Nobody can come before somebody [connects][#connect].
    @Override
    public void accept() {}

    /// A new connection; what is returned is the client's end.
    public MemoryClient connect() {
        return connect(Map.of());
    }

    /// @param headers of the upgrade request, names in lower case
    /// @throws IllegalStateException if nobody accepts
    public MemoryClient connect(Map<String, List<String>> headers) {
        Function<Connection, ConnectionHandler> accepting = opened;
        if (accepting == null) {
            throw new IllegalStateException("in-memory acceptor does not accept connections");
        }
        var connection = new MemoryConnection(settings, loop, counters, headers, connections::remove);
        connections.add(connection);
        loop.execute(() -> connection.open(accepting));
        return connection.client();
    }

    /// `memory:0`, unresolved.
    @Override
    public InetSocketAddress address() {
        return InetSocketAddress.createUnresolved("memory", 0);
    }

    @Override
    public Statistics statistics() {
        return counters.snapshot();
    }

    @Override
    public void stopAccepting() {
        opened = null;
    }

    @Override
    public void close(Duration grace) {
        stopAccepting();
        List<MemoryConnection> open = List.copyOf(connections);
        open.forEach(connection -> connection.close(Closing.GOING_AWAY, "server is shutting down"));
        Timer end = settings.time().after(grace, () -> open.forEach(MemoryConnection::abort));
        if (grace.isZero()) {
            open.forEach(MemoryConnection::abort);
        }
        open.forEach(MemoryConnection::awaitClosed);
        end.cancel();
    }
}
