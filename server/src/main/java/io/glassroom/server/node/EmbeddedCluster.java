package io.glassroom.server.node;

import io.glassroom.server.cluster.ClusterConfig;
import io.glassroom.server.cluster.SharedMemory;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A cluster within this JVM, for lessons, tests and the desktop: the same nodes as in many processes, which share a list
/// of members and a directory in memory.
///
/// Safe for any thread; starting and stopping block, one call at a time.
public final class EmbeddedCluster implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(2);

    private final ClusterPlan plan;
    private final ClusterConfig cluster;
    private final Map<String, Node> running = new LinkedHashMap<>(); // guarded by itself

    private EmbeddedCluster(ClusterPlan plan) {
        this.plan = plan;
        this.cluster = new ClusterConfig(plan.name(), new ClusterConfig.Memory(new SharedMemory()), plan.lines());
    }

    /// Starts all nodes of a plan; they serve when this returns. If one cannot start, those that have are stopped again.
    ///
    /// @throws IOException if an address cannot be had; the message is one line for people
    public static EmbeddedCluster start(ClusterPlan plan) throws IOException {
        var embedded = new EmbeddedCluster(plan);
        try {
            for (ClusterPlan.Seat seat : plan.seats()) {
                embedded.start(seat.name());
            }
            return embedded;
        } catch (IOException | RuntimeException e) {
            embedded.close();
            throw e;
        }
    }

    public ClusterPlan plan() {
        return plan;
    }

    /// The nodes that run, in the order of the plan.
    public List<Node> nodes() {
        synchronized (running) {
            return plan.seats().stream()
                    .flatMap(seat -> Optional.ofNullable(running.get(seat.name())).stream())
                    .toList();
        }
    }

    /// The node of this name, if it runs.
    public Optional<Node> node(String name) {
        synchronized (running) {
            return Optional.ofNullable(running.get(name));
        }
    }

    /// Starts a node of the plan, for the first time or again; the one that runs already is left alone.
    ///
    /// @throws IllegalArgumentException if the plan has no such node
    public synchronized Node start(String name) throws IOException {
        Optional<Node> there = node(name);
        if (there.isPresent()) {
            return there.get();
        }
        ClusterPlan.Seat seat = seat(name);
        NodeConfig.Builder builder = NodeConfig.builder().listen("127.0.0.1", 0);
        plan.common().accept(builder);
        builder.name(seat.name()).role(seat.role()).cluster(cluster);
        seat.more().accept(builder);
        Node node = Node.start(builder.build());
        synchronized (running) {
            running.put(name, node);
        }
        return node;
    }

    /// Lets a node finish what it has begun, and say good-bye. Does nothing if it does not run.
    public synchronized void stop(String name) {
        take(name).ifPresent(node -> node.stop(GRACE));
    }

    /// Ends a node as `kill -9` would end its process: no word to anybody. Does nothing if it does not run.
    public synchronized void kill(String name) {
        take(name).ifPresent(Node::kill);
    }

    /// Stops all, those last that started first.
    @Override
    public synchronized void close() {
        plan.seats().reversed().forEach(seat -> stop(seat.name()));
    }

    private Optional<Node> take(String name) {
        seat(name);
        synchronized (running) {
            return Optional.ofNullable(running.remove(name));
        }
    }

    private ClusterPlan.Seat seat(String name) {
        return plan.seats().stream()
                .filter(seat -> seat.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the plan has no node " + name));
    }
}
