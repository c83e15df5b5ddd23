package io.glassroom.client.model;

/// Where somebody was connected before they came back.
///
/// @param node the gate that they hung on
/// @param lost whether the connection ended with its gate
public record Former(String node, boolean lost) {}
