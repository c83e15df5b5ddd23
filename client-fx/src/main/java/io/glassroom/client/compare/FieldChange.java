package io.glassroom.client.compare;

import io.glassroom.client.model.FieldNode;
import io.glassroom.protocol.packet.Bytes;
import java.util.Optional;

/// A field that is not what it was.
///
/// @param name where it is, parts separated by dots: `msg.body.content`
/// @param before what it was; empty if it is new
/// @param now what it is; empty if it is gone
public record FieldChange(String name, Optional<Side> before, Optional<Side> now) {

    /// A field in one of the two packets.
    ///
    /// @param hex its bytes, at most sixteen of them
    public record Side(FieldNode field, String hex) {

        private static final int SHOWN = 16; // bytes

        static Side of(FieldNode field, Bytes packet) {
            int end = Math.min(field.end(), packet.length());
            int shown = Math.min(end, field.offset() + SHOWN);
            return new Side(field, packet.slice(field.offset(), shown).hex() + (shown < end ? " …" : ""));
        }
    }
}
