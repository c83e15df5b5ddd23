package io.glassroom.protocol.tap;

/// A line is not one that a [TapWriter] writes: cut off, edited by hand, or of another format.
public final class TapFormatException extends RuntimeException {

    private static final int SHOWN = 60; // characters of the line

    /// @param line as much of it as people shall see, or more
    /// @param why it is not
    public TapFormatException(String line, String why) {
        super(why + ": " + (line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…"));
    }
}
