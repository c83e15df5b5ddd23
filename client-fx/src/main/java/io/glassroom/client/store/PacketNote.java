package io.glassroom.client.store;

/// What a person wrote beside a packet of a recording after it was made.
///
/// @param packet its number in the recording, from 1
/// @param text empty takes the note away
public record PacketNote(long packet, String text) {}
