package io.glassroom.client.topology;

/// A line between two things, from the side of the clients to the side of the master.
public record Edge(Vertex from, Vertex to) {

    /// Whether it joins these two, either way round.
    boolean joins(Vertex one, Vertex other) {
        return from.equals(one) && to.equals(other) || from.equals(other) && to.equals(one);
    }
}
