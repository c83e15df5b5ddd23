package io.glassroom.protocol.packet;

/// Where a decoder found a field and what it read there.
///
/// @param field which one
/// @param offset first byte, from the start of the packet
/// @param width bytes; 0 for an empty body
/// @param value what the decoder made of it, for people
public record FieldSpan(Field field, int offset, int width, String value) {

    public int end() {
        return offset + width;
    }
}
