package io.glassroom.server.transport;

import java.nio.charset.StandardCharsets;

/// Why a connection closes.
///
/// @param code a WebSocket close code (protocol.md, section 5)
/// @param reason at most 123 bytes of UTF-8: what a Close frame can carry
record Closing(int code, String reason) {

    static final int NORMAL = 1000;
    static final int GOING_AWAY = 1001;
    static final int PROTOCOL_ERROR = 1002;
    static final int ABNORMAL = 1006;
    static final int TOO_BIG = 1009;
    static final int INTERNAL_ERROR = 1011;
    static final int TOO_SLOW = 4003;

    private static final int MAX_REASON = 123;

    static final Closing VANISHED = new Closing(ABNORMAL, "");

    Closing {
        reason = shorten(reason);
    }

    private static String shorten(String reason) {
        String shorter = reason;
        while (shorter.getBytes(StandardCharsets.UTF_8).length > MAX_REASON) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter;
    }
}
