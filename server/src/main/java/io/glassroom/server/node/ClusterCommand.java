package io.glassroom.server.node;

import io.glassroom.server.component.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final int MOST = 32; // nodes
    private static final Duration PATIENCE = Duration.ofSeconds(6); // a node drains within five
    private static final Duration PAUSE = Duration.ofSeconds(1); // before a node that died is started again
    private static final int KILLED = 128 + 9;

    @Option(names = "--gates", paramLabel = "N", defaultValue = "2", description = "Nodes that clients connect to.")
    private int gates;

    @Option(names = "--chats", paramLabel = "N", defaultValue = "2", description = "Nodes that have the services.")
    private int chats;

    @Option(names = "--masters", paramLabel = "N", defaultValue = "1",
            description = "Nodes that have the services that exist once.")
    private int masters;

    @Option(names = "--host", paramLabel = "HOST", defaultValue = "127.0.0.1",
            description = "Where the gates listen. The nodes reach each other on 127.0.0.1 in any case.")
    private String host;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "3250",
            description = "Of the first gate; the other nodes follow. 0 takes free ones.")
    private int port;

    @Option(names = "--cluster-port", paramLabel = "PORT", defaultValue = "7800",
            description = "Of the first node, for the others; the other nodes follow. 0 takes free ones.")
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

    /// What is started again with the same words.
    private record Planned(String name, Role role, List<String> words) {}

    @Override
    public Integer call() throws InterruptedException {
        List<Planned> plan = plan();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopOnSignal, "stop"));
        long began = System.nanoTime();
        try {
            plan.forEach(this::launch);
            awaitReady(plan);
        } catch (CannotStart e) {
            stop();
            throw e;
        }
        tell(plan, Duration.ofNanos(System.nanoTime() - began));
        over.await();
        stop();
        return 1;
    }

    private List<Planned> plan() {
        int count = gates + chats + masters;
        if (gates < 1 || chats < 0 || masters < 0 || chats + masters < 1 || count > MOST) {
            throw new CannotStart("a cluster of " + gates + " gates, " + chats + " chat nodes and " + masters
                    + " masters: at least one gate and one node that serves, at most " + MOST + " in all");
        }
        List<Integer> ports = ports(port, count);
        List<Integer> clusterPorts = ports(clusterPort, count);
        String join = clusterPorts.stream().map(each -> "127.0.0.1:" + each).collect(Collectors.joining(","));
        var plan = new ArrayList<Planned>();
        Map<Role, Integer> wanted = Map.of(Role.GATE, gates, Role.CHAT, chats, Role.MASTER, masters);
        for (Role role : List.of(Role.GATE, Role.CHAT, Role.MASTER)) {
            for (int i = 1; i <= wanted.get(role); i++) {
                int index = plan.size();
                String address = (role == Role.GATE ? host : "127.0.0.1") + ":" + ports.get(index);
                var words = new ArrayList<>(List.of(
                        "node", "--end-with-input", "--name", role.word() + "-" + i, "--role", role.word(),
                        "--listen", address, "--cluster", name,
                        "--cluster-listen", "127.0.0.1:" + clusterPorts.get(index), "--join", join));
                words.addAll(options);
                plan.add(new Planned(role.word() + "-" + i, role, words));
            }
        }
        return plan;
    }

    private static List<Integer> ports(int first, int count) {
        if (first < 0 || first + count - 1 > 0xffff) {
            throw new CannotStart("port is " + first + ", 0 to " + (0x10000 - count));
        }
        if (first > 0) {
            return Stream.iterate(first, port -> port + 1).limit(count).toList();
        }
        var open = new ArrayList<ServerSocket>(); // all at once, so that they differ
        try {
            for (int i = 0; i < count; i++) {
                open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> free = open.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : open) {
                socket.close();
            }
            return free;
        } catch (IOException e) {
            throw new CannotStart("no free ports: " + e.getMessage(), e);
        }
    }

    private void launch(Planned node) {
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

    private void ended(Planned node, ChildNode child, int code) {
        if (stopping) {
            return;
        }
        boolean wasReady = !child.ready().isCompletedExceptionally();
        System.err.println("glassroom cluster: " + node.name() + " has " + (code == KILLED ? "been killed" : "ended with code " + code)
                + (restart && wasReady ? ", and is started again" : ""));
        if (restart && wasReady) {
            again(node);
        } else if (children.values().stream().allMatch(each -> each.ended().isDone())) {
            over.countDown();
        }
    }

    private void again(Planned node) {
        try {
            Thread.sleep(PAUSE);
            synchronized (children) {
                if (!stopping) {
                    launch(node);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady(List<Planned> plan) {
        for (Planned node : plan) {
            try {
                children.get(node.name()).ready().join();
            } catch (CompletionException e) {
                throw new CannotStart(node.name() + " does not start", e);
            }
        }
    }

    private void tell(List<Planned> plan, Duration took) {
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
