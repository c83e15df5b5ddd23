package io.glassroom.client.topology;

import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.Graphs;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.AsUndirectedGraph;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jgrapht.traverse.TopologicalOrderIterator;

/// Who is there, and who is joined to whom: a graph from the clients through their gates and the chat nodes to the
/// master, made of what the taps tell. Clients that are gone stay until [#remove].
///
/// Owned by the thread that owns the capture.
public final class Topology implements CaptureListener {

    private static final Comparator<Vertex.Server> SENIORITY =
            Comparator.comparing(Vertex.Server::role).thenComparing(Vertex.Server::node, NaturalOrder.INSTANCE);

    private final Graph<Vertex, Edge> graph = new SimpleDirectedGraph<>(Edge.class);
    private final Map<String, Vertex.Server> servers = new HashMap<>();
    private final Map<TappedConnection, Vertex.Client> clients = new HashMap<>();
    private final Map<Vertex.Client, TappedConnection> connections = new HashMap<>();
    private final Set<TappedConnection> leaving = new HashSet<>();
    private long changes;

    // From the capture

    @Override
    public void told(TapRecord record, TappedConnection connection) {
        if (connection.closed()) {
            if (clients.containsKey(connection)) {
                leaving.add(connection);
            }
        } else if (!clients.containsKey(connection)) {
            add(connection);
        } else if (!leaving.isEmpty()) {
            leaving.remove(connection); // given up too early
        }
    }

    @Override
    public void departed(String node) {
        for (TappedConnection connection : clients.keySet()) {
            if (connection.closed()) {
                leaving.add(connection);
            }
        }
    }

    /// The clients of the node's former life are not told of again: who is still there, is in the introduction.
    @Override
    public void introduced(TapLine.Hello hello) {
        List.copyOf(clients.keySet()).stream()
                .filter(connection -> connection.node().equals(hello.node()))
                .forEach(this::remove);
        server(hello.node(), Role.GATE);
    }

    /// Takes in what the capture knew before anybody listened.
    void add(TappedConnection connection) {
        var client = new Vertex.Client(connection.node(), connection.id());
        TappedConnection former = connections.get(client);
        if (former != null) {
            remove(former);
        }
        Vertex.Server gate = server(connection.node(), Role.GATE);
        clients.put(connection, client);
        connections.put(client, connection);
        graph.addVertex(client);
        graph.addEdge(client, gate, new Edge(client, gate));
        changes++;
    }

    // From the cluster

    /// Learns what no client's connection shows.
    public void tell(ClusterEvent event) {
        switch (event) {
            case ClusterEvent.Joined(String node, Role role) -> become(node, role);
            case ClusterEvent.Left(String node) -> isolate(node);
            case ClusterEvent.Forgotten(String node) -> drop(node);
            case ClusterEvent.Linked(String one, String other) -> join(one, other);
            case ClusterEvent.Parted(String one, String other) -> part(one, other);
        }
    }

    private Vertex.Server server(String node, Role unlessKnown) {
        Vertex.Server known = servers.get(node);
        if (known != null) {
            return known;
        }
        var fresh = new Vertex.Server(node, unlessKnown);
        servers.put(node, fresh);
        graph.addVertex(fresh);
        changes++;
        return fresh;
    }

    private void become(String node, Role role) {
        Vertex.Server known = server(node, role);
        if (known.role() == role) {
            return;
        }
        var other = new Vertex.Server(node, role);
        List<Vertex> neighbours = Graphs.neighborListOf(graph, known);
        graph.removeVertex(known);
        servers.put(node, other);
        graph.addVertex(other);
        neighbours.forEach(neighbour -> connect(neighbour, other));
        changes++;
    }

    /// Nobody talks to it any more.
    private void isolate(String node) {
        Vertex.Server known = servers.get(node);
        if (known != null) {
            List<Edge> lines = graph.edgesOf(known).stream()
                    .filter(edge -> edge.from() instanceof Vertex.Server)
                    .toList();
            graph.removeAllEdges(lines);
            changes++;
        }
    }

    private void drop(String node) {
        List.copyOf(clients.keySet()).stream()
                .filter(connection -> connection.node().equals(node))
                .forEach(this::remove);
        Vertex.Server known = servers.remove(node);
        if (known != null) {
            graph.removeVertex(known);
            changes++;
        }
    }

    private void join(String one, String other) {
        if (!one.equals(other)) {
            connect(server(one, Role.CHAT), server(other, Role.CHAT));
        }
    }

    private void connect(Vertex one, Vertex other) {
        boolean turned = other instanceof Vertex.Client
                || one instanceof Vertex.Server near && other instanceof Vertex.Server far && SENIORITY.compare(near, far) > 0;
        var edge = turned ? new Edge(other, one) : new Edge(one, other);
        if (graph.addEdge(edge.from(), edge.to(), edge)) {
            changes++;
        }
    }

    private void part(String one, String other) {
        Vertex.Server near = servers.get(one);
        Vertex.Server far = servers.get(other);
        if (near != null && far != null && (graph.removeEdge(near, far) != null | graph.removeEdge(far, near) != null)) {
            changes++;
        }
    }

    /// Forgets a client.
    void remove(TappedConnection connection) {
        leaving.remove(connection);
        Vertex.Client client = clients.remove(connection);
        if (client != null && connections.remove(client, connection)) {
            graph.removeVertex(client);
            changes++;
        }
    }

    /// The clients that are gone and not yet forgotten.
    Set<TappedConnection> leaving() {
        return Set.copyOf(leaving);
    }

    // What it is

    /// How often it has changed: the same number, the same graph.
    public long changes() {
        return changes;
    }

    /// The clients of this node, in order.
    public List<Vertex.Client> clients(String node) {
        Vertex.Server server = servers.get(node);
        return server == null
                ? List.of()
                : Graphs.neighborSetOf(graph, server).stream()
                        .filter(Vertex.Client.class::isInstance)
                        .map(Vertex.Client.class::cast)
                        .sorted(Vertex.ORDER)
                        .toList();
    }

    /// All that are joined to this one.
    public Set<Vertex> neighbours(Vertex vertex) {
        return graph.containsVertex(vertex) ? Set.copyOf(Graphs.neighborSetOf(graph, vertex)) : Set.of();
    }

    /// The nodes, layer by layer from the gates on, each layer in order; a layer that is empty is left out. A node lies
    /// behind every node of a lower role that is joined to it.
    public List<List<Vertex.Server>> layers() {
        var ranks = new HashMap<Vertex, Integer>();
        new TopologicalOrderIterator<>(graph).forEachRemaining(vertex -> {
            if (vertex instanceof Vertex.Server server) {
                int rank = server.role().ordinal();
                for (Vertex before : Graphs.predecessorListOf(graph, server)) {
                    if (before instanceof Vertex.Server lower && lower.role() != server.role()) {
                        rank = Math.max(rank, ranks.getOrDefault(lower, 0) + 1);
                    }
                }
                ranks.put(server, rank);
            }
        });
        var layers = new ArrayList<List<Vertex.Server>>();
        ranks.values().stream().distinct().sorted().forEach(rank -> layers.add(servers.values().stream()
                .filter(server -> rank.equals(ranks.get(server)))
                .sorted(SENIORITY)
                .toList()));
        return layers;
    }

    /// The shortest way from one to the other, both included; empty if there is none.
    public List<Vertex> path(Vertex from, Vertex to) {
        if (!graph.containsVertex(from) || !graph.containsVertex(to)) {
            return List.of();
        }
        var path = BFSShortestPath.findPathBetween(new AsUndirectedGraph<>(graph), from, to);
        return path == null ? List.of() : List.copyOf(path.getVertexList());
    }

    /// All lines, in order.
    public List<Edge> edges() {
        return graph.edgeSet().stream()
                .sorted(Comparator.comparing(Edge::from, Vertex.ORDER).thenComparing(Edge::to, Vertex.ORDER))
                .toList();
    }

    public Optional<Vertex.Server> server(String node) {
        return Optional.ofNullable(servers.get(node));
    }

    /// Absent for one that is not shown.
    public Optional<Vertex.Client> client(TappedConnection connection) {
        return Optional.ofNullable(clients.get(connection));
    }

    public Optional<TappedConnection> connection(Vertex.Client client) {
        return Optional.ofNullable(connections.get(client));
    }

    /// How many clients there are.
    public int population() {
        return clients.size();
    }
}
