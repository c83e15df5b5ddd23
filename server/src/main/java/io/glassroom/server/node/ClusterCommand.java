package io.glassroom.server.node;

import io.glassroom.server.component.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `glassroom cluster`: all nodes of a cluster on this machine, as child processes, which start and end together.
@Command(
        name = "cluster",
        description = "Start a whole cluster on this machine, a process for each node.",
        footer = {
            "",
            "`glassroom cluster -- --heartbeat 10s --line-full shed` gives every node these options (`glassroom node --help`).",
            "Ctrl-C stops all: first gates, then those that serve, then masters."
        },
        abbreviateSynopsis = true,
        sortOptions = false,
        showDefaultValues = true)
public final class ClusterCommand implements Subcommand {

    // A node drains within five seconds, and then the first one after a build writes the class archive.
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1); // before a node that died is started again
    private static final Duration LOOK = Duration.ofMillis(20); // how often a gate is asked
    private static final int KILLED = 128 + 9;

    @Option(names = "--gates", paramLabel = "N", defaultValue = "2", description = "Nodes that clients connect to.")
    private int gates;

    @Option(names = "--chats", paramLabel = "N", defaultValue = "2", description = "Nodes that have the services.")
    private int chats;

    @Option(names = "--masters", paramLabel = "N", defaultValue = "1",
            description = "Nodes that have the services that exist once.")
    private int masters;

    @Option(names = "--host", paramLabel = "HOST", defaultValue = PlannedProcess.LOOPBACK,
            description = "Where the gates listen. The nodes reach each other on 127.0.0.1 in any case.")
    private String host;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "3250",
            description = "Of the first gate; the other nodes follow. 0 takes free ones.")
    private int port;

    @Option(names = "--cluster-port", paramLabel = "PORT", defaultValue = "7800",
            description = "Of the first node, for the others; each node takes two. 0 takes free ones.")
    private int clusterPort;

    @Option(names = "--cluster", paramLabel = "NAME", defaultValue = "glassroom", description = "Name of the cluster.")
    private String name;

    @Option(names = "--restart", description = "Start a node again that has died.")
    private boolean restart;

    @Parameters(paramLabel = "NODE OPTION", arity = "0..*", description = "Options of every node.",
            showDefaultValue = Visibility.NEVER)
    private List<String> options = List.of();

    private final Map<String, ChildNode> children = new ConcurrentHashMap<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean stopping;

    @Override
    public Integer call() throws InterruptedException {
        List<PlannedProcess> plan = PlannedProcess.plan(
                name, Map.of(Role.GATE, gates, Role.CHAT, chats, Role.MASTER, masters), host, port, clusterPort, options);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopOnSignal, "stop"));
        long began = System.nanoTime();
        try {
            plan.forEach(this::launch);
            awaitReady(plan);
            awaitAcquaintance(plan.size());
        } catch (CannotStart e) {
            stop();
            throw e;
        }
        tell(plan, Duration.ofNanos(System.nanoTime() - began));
        over.await();
        stop();
        return 1;
    }

    private void launch(PlannedProcess node) {
        try {
            ChildNode child = ChildNode.start(
                    node.name(), node.role(), JavaCommand.of(node.words()), line -> System.err.println(node.name() + ": " + line));
            children.put(node.name(), child);
            child.ready().thenAccept(address -> System.out.println("%-9s ready %s".formatted(node.name(), address)));
            child.ended().thenAccept(code -> ended(node, child, code));
        } catch (IOException e) {
            throw new CannotStart("cannot start " + node.name() + ": " + e.getMessage(), e);
        }
    }

    private void ended(PlannedProcess node, ChildNode child, int code) {
        boolean wasReady = !child.ready().isCompletedExceptionally();
        if (stopping || !wasReady) { // whoever waits for it tells of it
            return;
        }
        System.err.println("glassroom cluster: " + node.name() + " has "
                + (code == KILLED ? "been killed" : "ended with code " + code) + (restart ? ", and is started again" : ""));
        if (restart) {
            again(node);
        } else if (children.values().stream().allMatch(each -> each.ended().isDone())) {
            over.countDown();
        }
    }

    private void again(PlannedProcess node) {
        try {
            Thread.sleep(PAUSE);
            synchronized (children) {
                if (!stopping) {
                    launch(node);
                    children.get(node.name()).ready().exceptionally(gone -> {
                        System.err.println("glassroom cluster: " + gone.getMessage());
                        return "";
                    });
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady(List<PlannedProcess> plan) {
        for (PlannedProcess node : plan) {
            try {
                children.get(node.name()).ready().join();
            } catch (CompletionException e) {
                throw new CannotStart(node.name() + " does not start", e);
            }
        }
    }

    /// A node is ready when it belongs to the cluster; that it does, a gate may hear a moment later.
    private void awaitAcquaintance(int count) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (ChildNode gate : children.values().stream().filter(child -> child.role() == Role.GATE).toList()) {
            while (gate.members().orElse(count) < count && System.nanoTime() < end) {
                Thread.sleep(LOOK);
            }
        }
    }

    private void tell(List<PlannedProcess> plan, Duration took) {
        List<String> addresses = plan.stream()
                .filter(node -> node.role() == Role.GATE)
                .map(node -> children.get(node.name()).ready().join())
                .toList();
        System.out.println("""
                ready %s
                cluster %s: %d nodes in %.1f s; Ctrl-C stops them
                look into it with: ./glassroom --connect %s"""
                .formatted(String.join(" ", addresses), name, plan.size(), took.toMillis() / 1000.0, addresses.getFirst()));
    }

    private void stopOnSignal() {
        if (!stopping) {
            stop();
            Runtime.getRuntime().halt(0); // which is a good end, as a node's drain is
        }
    }

    /// Gates first: their clients are told, and what they have asked for is answered by those that still serve.
    private void stop() {
        synchronized (children) {
            stopping = true;
        }
        try {
            for (Role role : List.of(Role.GATE, Role.CHAT, Role.MASTER)) {
                List<ChildNode> together = children.values().stream().filter(child -> child.role() == role).toList();
                together.forEach(ChildNode::terminate);
                for (ChildNode child : together) {
                    child.awaitEnd(PATIENCE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
