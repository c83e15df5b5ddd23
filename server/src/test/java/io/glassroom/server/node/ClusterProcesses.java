package io.glassroom.server.node;

import io.glassroom.protocol.client.Backoff;
import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.GlassroomClient;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.server.fixture.SplitNetwork;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A cluster of real processes on free ports of this machine, and clients of it. Nodes are named by their role and a
/// number: `gate-1`; one that is started again has the addresses that it had before.
final class ClusterProcesses implements AutoCloseable {

    private static final Duration REQUEST = Duration.ofSeconds(60); // longer than a gate takes to be back

    private record Place(String host, int port, int clusterPort, UnaryOperator<List<String>> surroundings) {}

    private final List<String> java;
    private final String cluster;
    private final List<String> options;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, NodeProcess> nodes = new LinkedHashMap<>();
    private final List<GlassroomClient> clients = new ArrayList<>();
    private final SystemTime time = new SystemTime("clients");
    private final HttpClient http = HttpClient.newHttpClient();

    /// @param java options for the Java of each node
    /// @param options for each node
    private ClusterProcesses(List<String> java, String cluster, List<String> options) {
        this.java = java;
        this.cluster = cluster;
        this.options = options;
    }

    private void place(List<String> names, Function<String, String> host, Function<String, UnaryOperator<List<String>>> surroundings) {
        try (Ports ports = new Ports()) { // all at once, so that they differ
            for (String name : names) {
                int port = ports.takeFree(PlannedProcess.LOOPBACK, 1);
                int clusterPort = ports.takeFree(PlannedProcess.LOOPBACK, 2);
                places.put(name, new Place(host.apply(name), port, clusterPort, surroundings.apply(name)));
            }
        }
    }

    /// Starts all nodes at once and waits until each serves.
    static ClusterProcesses start(String... names) throws IOException, InterruptedException {
        return start("test", List.of(), names);
    }

    /// @param options more of them for each node
    static ClusterProcesses start(String cluster, List<String> options, String... names)
            throws IOException, InterruptedException {
        return startAs(MemberArchive.options(), cluster, options, names);
    }

    /// @param java options for the Java of each node
    static ClusterProcesses startAs(List<String> java, String cluster, List<String> options, String... names)
            throws IOException, InterruptedException {
        var processes = new ClusterProcesses(java, cluster, options);
        processes.place(List.of(names), name -> "127.0.0.1", name -> UnaryOperator.identity());
        return processes.startAll();
    }

    /// In a network of two halves.
    ///
    /// @param secret file with the secret that a cluster beyond one machine needs
    static ClusterProcesses start(SplitNetwork network, Path secret, Map<String, SplitNetwork.Half> halves)
            throws IOException, InterruptedException {
        var processes = new ClusterProcesses(MemberArchive.options(), "test", List.of("--cluster-secret-file", secret.toString()));
        processes.place(
                List.copyOf(halves.keySet()),
                name -> network.address(halves.get(name)),
                name -> command -> network.command(halves.get(name), command));
        return processes.startAll();
    }

    private ClusterProcesses startAll() throws IOException, InterruptedException {
        try {
            for (String name : places.keySet()) {
                launch(name);
            }
            for (String name : places.keySet()) {
                node(name).ready();
            }
            awaitMembers(places.size());
            return this;
        } catch (AssertionError | IOException | InterruptedException e) {
            close();
            throw e;
        }
    }

    /// Starts a node, for the first time or again, and does not wait.
    NodeProcess launch(String name) throws IOException {
        Place place = places.get(name);
        String join = places.keySet().stream().map(this::clusterAddress).collect(Collectors.joining(","));
        var words = new ArrayList<>(List.of(
                "node", "--end-with-input", "--name", name, "--role", name.substring(0, name.indexOf('-')),
                "--listen", place.host() + ":" + place.port(), "--cluster", cluster,
                "--cluster-listen", clusterAddress(name), "--join", join));
        words.addAll(options);
        NodeProcess process = NodeProcess.startWithin(place.surroundings(), java, words.toArray(String[]::new));
        nodes.put(name, process);
        return process;
    }

    /// Makes it whole after whatever a test has done to it: nobody is connected, all nodes run and know each other.
    void mend() throws IOException, InterruptedException {
        clients.forEach(GlassroomClient::close);
        clients.clear();
        List<String> broken = places.keySet().stream().filter(name -> !node(name).runs()).toList();
        for (String name : broken) {
            node(name).kill();
            launch(name);
        }
        for (String name : broken) {
            node(name).ready();
        }
        awaitMembers(places.size());
        Until.holds("all sessions have ended", () -> places.keySet().stream().allMatch(name -> metric(name, "glassroom_sessions") == 0));
    }

    NodeProcess node(String name) {
        return nodes.get(name);
    }

    /// The name of the node that says it has this process number.
    String named(long pid) {
        return nodes.entrySet().stream()
                .filter(node -> node.getValue().pid() == pid)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new AssertionError("none of the nodes has the process number " + pid));
    }

    private String address(String name) {
        return places.get(name).host() + ":" + places.get(name).port();
    }

    /// Where members find a node of this cluster.
    String clusterAddress(String name) {
        return places.get(name).host() + ":" + places.get(name).clusterPort();
    }

    /// Waits until all nodes that run agree on how many they are.
    Duration awaitMembers(int count) throws InterruptedException {
        return awaitMembers(count, Duration.ofSeconds(20), nodes.keySet().stream().filter(name -> node(name).isAlive()).toList());
    }

    /// Waits until these agree on how many there are.
    Duration awaitMembers(int count, Duration within, List<String> names) throws InterruptedException {
        return Until.holds(
                () -> names + " know of " + count + " members, not of "
                        + names.stream().map(this::members).toList(),
                within,
                () -> names.stream().allMatch(name -> members(name) == count));
    }

    private double members(String name) {
        return metric(name, "glassroom_cluster_members");
    }

    /// The sum of a metric of a node over all its tags; -1 if the node does not answer.
    double metric(String name, String metric) {
        URI metrics = URI.create("http://" + address(name) + "/metrics");
        try {
            var request = HttpRequest.newBuilder(metrics).timeout(Duration.ofSeconds(2)).build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body()
                    .lines()
                    .filter(line -> line.startsWith(metric + " ") || line.startsWith(metric + "{"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException gone) {
            return -1;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// A client that works.
    GlassroomClient client(String gate) throws Exception {
        var config = ClientConfig.of(time)
                .withRequestTimeout(REQUEST)
                .withBackoff(new Backoff(Duration.ofMillis(50), Duration.ofMillis(500), Integer.MAX_VALUE));
        var client = GlassroomClient.connect(URI.create("ws://" + address(gate) + "/ws"), config);
        clients.add(client);
        client.connected().get(REQUEST.toSeconds(), TimeUnit.SECONDS);
        return client;
    }

    @Override
    public void close() {
        clients.forEach(GlassroomClient::close);
        nodes.values().forEach(NodeProcess::close);
        http.close();
        time.close();
    }
}
