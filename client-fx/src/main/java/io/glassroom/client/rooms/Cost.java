package io.glassroom.client.rooms;

/// What a broadcast cost.
///
/// @param members that it was for
/// @param gates that they hang on
/// @param envelopes that went from node to node for it; 0 if it did not leave its node
/// @param between bytes of those
/// @param forms how many different packets it became: one for each form of the dictionary
/// @param frames that went to clients
/// @param bytes of those
record Cost(int members, int gates, int envelopes, long between, int forms, int frames, long bytes) {}
