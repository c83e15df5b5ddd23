package io.glassroom.learn.check;

/// What the learner's code printed.
///
/// @param text its beginning
/// @param bytes of all of it, so far as it was read
public record Output(String text, long bytes) {

    /// Bytes that are kept.
    public static final int KEPT = 16_384;

    static final Output NONE = new Output("", 0);

    public boolean isCut() {
        return bytes > KEPT;
    }
}
