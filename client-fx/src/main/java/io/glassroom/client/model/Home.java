package io.glassroom.client.model;

import java.time.Instant;

/// The node that a session's messages for one service go to, until that node leaves.
///
/// @param service `RoomService`
/// @param since by the clock of the gate, for people
/// @param before where they went until then; empty if it is the first
/// @param lost whether that node had left
public record Home(String service, String node, Instant since, String before, boolean lost) {}
