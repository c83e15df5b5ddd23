package io.glassroom.client.topology;

import java.util.Comparator;

/// What the picture shows as a thing: a client, or a node.
public sealed interface Vertex {

    /// Clients before nodes, and each kind in the order of its names, where `c2` comes before `c10`.
    Comparator<Vertex> ORDER = Comparator.comparing((Vertex vertex) -> vertex instanceof Server)
            .thenComparing(Vertex::node, NaturalOrder.INSTANCE)
            .thenComparing(Vertex::name, NaturalOrder.INSTANCE);

    /// The node that it is, or hangs on.
    String node();

    /// Its name within its kind: `gate-1`, `c17`.
    String name();

    /// For ids in the scene: unique, the same in every run.
    String key();

    /// A connection, as the node that it hangs on calls it.
    record Client(String node, String connection) implements Vertex {
        @Override
        public String name() {
            return connection;
        }

        @Override
        public String key() {
            return node + "-" + connection;
        }
    }

    /// A node.
    record Server(String node, Role role) implements Vertex {
        @Override
        public String name() {
            return node;
        }

        @Override
        public String key() {
            return node;
        }
    }
}
