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
    /// @param name 1 to 255 bytes of UTF-8, which cannot write half of a surrogate pair
    record Named(String name) implements Route {

        public Named {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("route is empty");
            }
            int half = loneSurrogate(name);
            if (half >= 0) {
                throw new IllegalArgumentException("route has half of a surrogate pair at character " + half);
            }
            if (name.length() > MAX_BYTES / 3) { // a char is at most three bytes: shorter names need no counting
                int length = name.getBytes(StandardCharsets.UTF_8).length;
                if (length > MAX_BYTES) {
                    throw new IllegalArgumentException("route is " + length + " bytes, at most " + MAX_BYTES);
                }
            }
        }

        private static int loneSurrogate(String name) {
            for (int i = 0; i < name.length(); i++) {
                if (Character.isSurrogate(name.charAt(i))) {
                    if (Character.charCount(name.codePointAt(i)) == 1) {
                        return i;
                    }
                    i++;
                }
            }
            return -1;
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

        public Unresolved {
            if (code < 0 || code > RouteDictionary.MAX_CODE) {
                throw new IllegalArgumentException("route code is " + code + ", 0 to " + RouteDictionary.MAX_CODE);
            }
        }

        @Override
        public String text() {
            return "#" + code;
        }
    }

    static Route of(String name) {
        return new Named(name);
    }
}
