package io.glassroom.server.session;

/// Who a session belongs to, as the application names them.
///
/// @param value 1 to 64 characters, not blank
public record Uid(String value) {

    public static final int MAX_LENGTH = 64;

    public Uid {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalUidException(value);
        }
    }

    /// A number as uid.
    ///
    /// @throws IllegalUidException if it is not positive
    public static Uid of(long number) {
        if (number < 1) {
            throw new IllegalUidException(Long.toString(number));
        }
        return new Uid(Long.toString(number));
    }

    @Override
    public String toString() {
        return value;
    }
}
