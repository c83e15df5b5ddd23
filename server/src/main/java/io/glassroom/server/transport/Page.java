package io.glassroom.server.transport;

import io.glassroom.protocol.packet.Bytes;

/// An HTTP response.
///
/// @param status 100 to 599
/// @param contentType as in the header, with its charset
public record Page(int status, String contentType, Bytes body) {

    public static Page text(int status, String text) {
        return new Page(status, "text/plain; charset=utf-8", Bytes.utf8(text));
    }
}
