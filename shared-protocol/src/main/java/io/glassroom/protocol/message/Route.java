package io.glassroom.protocol.message;

import java.nio.charset.StandardCharsets;

/// Where a message wants to go: `Room.Join` (service and method) from a client, `onMessage` from a server.
public sealed interface Route {

    /// The most bytes a route's name may have in UTF-8: its length is one byte on the wire.
    int MAX_BYTES = 255;

    /// The name for people: that of a [Named], `#17` for an [Unresolved].
    String text();

    /// A route that is spelled out, or that the dictionary knew.
    ///
    /// @param name 1 to 255 bytes of UTF-8
    record Named(String name) implements Route {

        public Named {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("route is empty");
            }
            if (name.length() > MAX_BYTES / 3) { // a char is at most three bytes: shorter names need no counting
                int length = name.getBytes(StandardCharsets.UTF_8).length;
                if (length > MAX_BYTES) {
                    throw new IllegalArgumentException("route is " + length + " bytes, at most " + MAX_BYTES);
                }
            }
        }

        @Override
        public String text() {
            return name;
        }
    }

    /// A dictionary code that the receiver's dictionary does not have, or a route of no bytes (code 0). A Request to
    /// it is answered 404.
    ///
    /// @param code 0 to 65 535
    record Unresolved(int code) implements Route {
        @Override
        public String text() {
            return "#" + code;
        }
    }

    static Route of(String name) {
        return new Named(name);
    }
}
