package io.glassroom.client.topology;

/// A line between two things, from the side of the clients to the side of the master.
public record Edge(Vertex from, Vertex to) {}
