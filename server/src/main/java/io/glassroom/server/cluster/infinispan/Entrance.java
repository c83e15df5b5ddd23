package io.glassroom.server.cluster.infinispan;

import io.glassroom.server.cluster.ClusterConfig;
import io.glassroom.server.cluster.JoinException;
import io.glassroom.server.cluster.trust.Certificates;
import io.glassroom.server.cluster.trust.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The way into a cluster: listens, asks the members that are known whether they want this node, and only then starts the
/// engine. So a refusal is known at once and has a reason, and nobody ends in a cluster of his own by mistake.
final class Entrance {

    private static final System.Logger LOG = System.getLogger(Entrance.class.getName());

    private static final int PATIENCE = 30; // seconds; the cluster may just have lost others

    private final String cluster;
    private final ClusterConfig.Network network;
    private final EngineLog engineLog = new EngineLog();

    Entrance(String cluster, ClusterConfig.Network network) {
        this.cluster = cluster;
        this.network = network;
    }

    /// @param name of this node, for people
    Grid enter(String name) throws JoinException {
        engineLog.quieten();
        List<InetSocketAddress> others = resolved();
        Guard guard = guard();
        try {
            InetSocketAddress listening = listen(guard);
            others.remove(listening);
            knock(guard, others);
            return start(name, listening, others, guard);
        } catch (JoinException e) {
            guard.close();
            throw e;
        } catch (RuntimeException e) {
            guard.close();
            throw new JoinException("cannot join the cluster: " + e.getMessage(), e);
        }
    }

    /// Nobody waits longer than [#PATIENCE] for members that open the door and then do not answer. The engine's own start,
    /// which takes seconds on a busy machine, does not count.
    private Grid start(String name, InetSocketAddress listening, List<InetSocketAddress> others, Guard guard)
            throws JoinException {
        var grid = new CompletableFuture<Grid>();
        var talks = new CompletableFuture<Object>();
        Thread starting = Thread.ofPlatform().daemon().name("members-join").start(() -> {
            try {
                grid.complete(Grid.start(cluster, name, listening, others, guard, () -> talks.complete(name)));
            } catch (RuntimeException | Error e) {
                grid.completeExceptionally(e);
            }
        });
        try {
            CompletableFuture.anyOf(talks, grid).get();
            return grid.get(PATIENCE, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new JoinException("cannot join the cluster: " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            abandon(grid, starting);
            throw new JoinException("the cluster has not answered within " + PATIENCE + " s", e);
        } catch (InterruptedException e) {
            abandon(grid, starting);
            Thread.currentThread().interrupt();
            throw new JoinException("interrupted", e);
        }
    }

    private static void abandon(CompletableFuture<Grid> grid, Thread starting) {
        grid.thenAccept(Grid::stop);
        starting.interrupt();
    }

    private Guard guard() throws JoinException {
        try {
            Optional<Encryption> encryption = network.tls().isPresent()
                    ? Optional.of(new Encryption(new Certificates(network.tls().get())))
                    : Optional.empty();
            return new Guard(new Handshake(cluster, new Secret(network.secret())), encryption);
        } catch (IOException e) {
            throw new JoinException(e.getMessage(), e);
        }
    }

    private InetSocketAddress listen(Guard guard) throws JoinException {
        InetSocketAddress wanted = network.listen();
        if (wanted.getAddress() == null || wanted.getAddress().isAnyLocalAddress()) {
            throw new JoinException("members of a cluster are told where this one listens: give an address of this machine, not "
                    + wanted.getHostString());
        }
        try {
            return guard.listen(wanted);
        } catch (IOException e) {
            throw new JoinException("cannot listen for members at " + spelled(wanted) + ": " + e.getMessage(), e);
        }
    }

    /// Names of hosts may be unknown as yet, as those of containers are that have not started.
    private List<InetSocketAddress> resolved() {
        List<InetSocketAddress> known = new ArrayList<>();
        for (InetSocketAddress address : network.join()) {
            InetSocketAddress now = new InetSocketAddress(address.getHostString(), address.getPort());
            if (now.isUnresolved()) {
                LOG.log(System.Logger.Level.WARNING, "nobody knows the host {0}, where members may be", now.getHostString());
            } else {
                known.add(now);
            }
        }
        return known;
    }

    private static void knock(Guard guard, List<InetSocketAddress> others) throws JoinException {
        for (Map.Entry<InetSocketAddress, Guard.Answer> answer : guard.knock(others).entrySet()) {
            if (answer.getValue() instanceof Guard.Answer.Refused refused) {
                throw new JoinException(
                        "the cluster at " + spelled(answer.getKey()) + " refuses this node: " + refused.reason());
            }
        }
    }

    private static String spelled(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }
}
