package io.glassroom.protocol.message;

/// Bits 1 to 3 of a message's flag (protocol.md, section 2).
enum MessageType {
    REQUEST,
    NOTIFY,
    RESPONSE,
    PUSH;

    static final int SHIFT = 1;
    static final int MASK = 0b111;

    int bits() {
        return ordinal() << SHIFT;
    }
}
