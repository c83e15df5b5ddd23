package io.glassroom.server.cluster;

/// The three engines of one node: whoever keeps the list of members, the directory, and the lines.
public record Engines(Roster roster, Directory directory, Lines lines) {}
