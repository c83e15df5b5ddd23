package io.glassroom.client.model;

/// Names a group among those of several nodes.
///
/// @param node that has it, which need not be the one that has the connections of its members
public record RoomKey(String node, String name) {}
