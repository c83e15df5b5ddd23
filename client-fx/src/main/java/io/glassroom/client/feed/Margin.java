package io.glassroom.client.feed;

/// What a person wrote in the margin of a recording. Packets are counted as the window counts them, from 1.
public sealed interface Margin {

    long packet();

    /// A mark, or the taking away of one.
    record Mark(long packet, boolean set) implements Margin {}

    /// @param text empty takes the note away
    record Note(long packet, String text) implements Margin {}

    /// Time counts from this packet on; 0 for from the start.
    record Reference(long packet) implements Margin {}
}
