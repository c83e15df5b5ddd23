package io.glassroom.server.node;

import io.glassroom.server.component.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A node of a cluster on this machine, as it is to be started, for the first time or again.
///
/// @param words after `glassroom`
record PlannedProcess(String name, Role role, List<String> words) {

    static final String LOOPBACK = "127.0.0.1";

    private static final int MOST = 32; // nodes
    private static final int EACH = 2; // ports between the nodes: for members, and behind it for lines

    /// Plans a whole cluster: first gates, then those that serve, then masters. All know the addresses of all, so that it
    /// does not matter who is there first.
    ///
    /// @param wanted how many of each role
    /// @param host of the gates, for clients
    /// @param port of the first node, for clients; the others follow; 0 for free ones
    /// @param clusterPort of the first node, for the others; each node has this one and the next; 0 for free ones
    /// @throws CannotStart if a port is taken
    /// @param options of every node, besides
    static List<PlannedProcess> plan(
            String cluster, Map<Role, Integer> wanted, String host, int port, int clusterPort, List<String> options) {
        int count = count(wanted);
        int gates = wanted.getOrDefault(Role.GATE, 0);
        List<Integer> ports;
        List<Integer> clusterPorts;
        check(port, count);
        check(clusterPort, count * EACH);
        checkApart(port, clusterPort, count);
        try (Ports taken = new Ports()) { // those that are named first: what is free is chosen among the others
            IntUnaryOperator client = i -> port > 0
                    ? taken.take(i < gates ? host : LOOPBACK, port + i, 1)
                    : taken.takeFree(i < gates ? host : LOOPBACK, 1);
            List<Integer> named = port > 0 ? ports(count, client) : List.of();
            clusterPorts = ports(count, i -> clusterPort > 0
                    ? taken.take(LOOPBACK, clusterPort + i * EACH, EACH)
                    : taken.takeFree(LOOPBACK, EACH));
            ports = port > 0 ? named : ports(count, client);
        }
        String join = clusterPorts.stream().map(each -> LOOPBACK + ":" + each).collect(Collectors.joining(","));
        var plan = new ArrayList<PlannedProcess>();
        for (Role role : List.of(Role.GATE, Role.CHAT, Role.MASTER)) {
            for (int i = 1; i <= wanted.getOrDefault(role, 0); i++) {
                String name = role.word() + "-" + i;
                int index = plan.size();
                var words = new ArrayList<>(List.of(
                        "node", "--end-with-input", "--name", name, "--role", role.word(),
                        "--listen", (role.hasClients() ? host : LOOPBACK) + ":" + ports.get(index),
                        "--cluster", cluster, "--cluster-listen", LOOPBACK + ":" + clusterPorts.get(index), "--join", join));
                words.addAll(options);
                plan.add(new PlannedProcess(name, role, List.copyOf(words)));
            }
        }
        return plan;
    }

    private static int count(Map<Role, Integer> wanted) {
        int gates = wanted.getOrDefault(Role.GATE, 0);
        int chats = wanted.getOrDefault(Role.CHAT, 0);
        int masters = wanted.getOrDefault(Role.MASTER, 0);
        if (gates < 1 || chats < 0 || masters < 0 || chats + masters < 1 || gates + chats + masters > MOST) {
            throw new CannotStart("a cluster of " + gates + " gates, " + chats + " chat nodes and " + masters
                    + " masters: at least one gate and one node that serves, at most " + MOST + " in all");
        }
        return gates + chats + masters;
    }

    private static void check(int first, int count) {
        if (first < 0 || first + count - 1 > 0xffff) {
            throw new CannotStart("port is " + first + ", 0 to " + (0x10000 - count));
        }
    }

    private static void checkApart(int port, int clusterPort, int count) {
        int last = port + count - 1;
        int clusterLast = clusterPort + count * EACH - 1;
        if (port > 0 && clusterPort > 0 && port <= clusterLast && clusterPort <= last) {
            throw new CannotStart("ports %d to %d for clients and %d to %d between the nodes overlap"
                    .formatted(port, last, clusterPort, clusterLast));
        }
    }

    private static List<Integer> ports(int count, IntUnaryOperator ofNode) {
        return IntStream.range(0, count).map(ofNode).boxed().toList();
    }
}
