package io.glassroom.client.place;

import io.glassroom.protocol.time.Time;
import io.glassroom.server.node.CannotStart;
import io.glassroom.server.node.Node;
import io.glassroom.server.node.NodeConfig;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// A node in this process through all its lives: each of them is another [Node] at the same address.
final class EmbeddedNode implements OwnNode, AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(2); // for clients to go

    private final NodePlan plan;
    private final IntFunction<NodeConfig> config;
    private final FactFinder facts;
    private final Time time;
    private final ExecutorService turns;
    private volatile Optional<Node> running = Optional.empty();
    private volatile State state = State.DOWN;
    private volatile String trouble = "";
    private volatile Duration delay = Duration.ZERO;
    private volatile @Nullable Slowness slowness; // of the present life
    private volatile @Nullable URI uri; // of its first life and all others

    /// @param config what it is, given the port of its clients
    /// @param facts of all nodes of its server
    /// @param time its own
    EmbeddedNode(NodePlan plan, IntFunction<NodeConfig> config, FactFinder facts, Time time) {
        this.plan = plan;
        this.config = config;
        this.facts = facts;
        this.time = time;
        this.turns = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("lives of " + plan.name()).factory());
    }

    /// Starts its first life and waits until it serves.
    ///
    /// @throws CannotStart if it cannot
    void begin() {
        try {
            try {
                live(Node.start(config.apply(plan.port())));
            } catch (IOException taken) {
                live(Node.start(config.apply(0)));
            }
        } catch (IOException e) {
            throw new CannotStart("cannot start " + plan.name() + ": " + e.getMessage(), e);
        }
    }

    private void live(Node node) {
        if (uri == null && plan.role().hasClients()) {
            uri = node.uri();
        }
        facts.meet(node);
        running = Optional.of(node);
        apply(node, delay);
        trouble = "";
        state = State.UP;
    }

    /// The node of the present life.
    Optional<Node> running() {
        return running;
    }

    /// Where its clients connect, whether it runs or not; empty for one that has none.
    Optional<URI> uri() {
        return Optional.ofNullable(uri);
    }

    NodePlan plan() {
        return plan;
    }

    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public boolean hasClients() {
        return plan.role().hasClients();
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public String trouble() {
        return trouble;
    }

    @Override
    public Optional<NodeFacts> facts() {
        return state == State.UP ? running.map(facts::read) : Optional.empty();
    }

    @Override
    public void start() {
        inTurn(() -> {
            if (state == State.DOWN) {
                state = State.STARTING;
                try {
                    live(Node.start(config.apply(uri().map(URI::getPort).orElse(0))));
                } catch (IOException | RuntimeException e) {
                    trouble = String.valueOf(e.getMessage());
                    state = State.DOWN;
                }
            }
        });
    }

    @Override
    public void stop() {
        inTurn(() -> end(node -> node.stop(GRACE)));
    }

    @Override
    public void kill() {
        inTurn(() -> end(Node::kill));
    }

    private void end(Consumer<Node> way) {
        running.ifPresent(node -> {
            state = State.STOPPING;
            try {
                way.accept(node);
            } finally {
                running = Optional.empty();
                slowness = null;
                state = State.DOWN;
            }
        });
    }

    @Override
    public Duration delay() {
        return delay;
    }

    @Override
    public void delay(Duration each) {
        delay = each;
        inTurn(() -> running.ifPresent(node -> apply(node, each)));
    }

    private void apply(Node node, Duration each) {
        if (slowness != null) {
            node.inbound().remove(slowness);
        }
        slowness = each.isZero() ? null : new Slowness(time, each);
        if (slowness != null) {
            node.inbound().pushFront(slowness);
        }
    }

    private void inTurn(Runnable deed) {
        try {
            turns.execute(deed);
        } catch (RejectedExecutionException e) {
            // It has been closed for good: there is nothing left to do anything to.
        }
    }

    /// Stops it for good, and waits until it has.
    @Override
    public void close() {
        stop();
        turns.close();
    }
}
