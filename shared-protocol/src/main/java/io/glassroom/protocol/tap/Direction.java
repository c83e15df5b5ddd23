package io.glassroom.protocol.tap;

/// Which way a packet goes, seen from the end that tells of it.
public enum Direction {
    IN,
    OUT
}
