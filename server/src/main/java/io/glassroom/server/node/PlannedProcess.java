package io.glassroom.server.node;

import io.glassroom.server.component.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A node of a cluster on this machine, as it is to be started, for the first time or again.
///
/// @param words after `glassroom`
record PlannedProcess(String name, Role role, List<String> words) {

    static final String LOOPBACK = "127.0.0.1";

    private static final int MOST = 32; // nodes

    /// Plans a whole cluster: first gates, then those that serve, then masters. All know the addresses of all, so that it
    /// does not matter who is there first.
    ///
    /// @param wanted how many of each role
    /// @param host of the gates, for clients
    /// @param port of the first node, for clients; the others follow; 0 for free ones
    /// @param clusterPort of the first node, for the others
    /// @param options of every node, besides
    static List<PlannedProcess> plan(
            String cluster, Map<Role, Integer> wanted, String host, int port, int clusterPort, List<String> options) {
        int count = count(wanted);
        List<Integer> ports = ports(port, count);
        List<Integer> clusterPorts = ports(clusterPort, count);
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

    private static List<Integer> ports(int first, int count) {
        if (first < 0 || first + count - 1 > 0xffff) {
            throw new CannotStart("port is " + first + ", 0 to " + (0x10000 - count));
        }
        return first > 0 ? IntStream.range(first, first + count).boxed().toList() : freePorts(count);
    }

    private static List<Integer> freePorts(int count) {
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
}
