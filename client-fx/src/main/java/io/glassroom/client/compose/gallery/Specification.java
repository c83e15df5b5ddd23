package io.glassroom.client.compose.gallery;

import io.glassroom.protocol.packet.Rule;

/// Where docs/protocol.md states a rule: its verdict is a row of section 5, what it is about has a section of its own.
final class Specification {

    /// Of the verdicts.
    static final int VERDICTS = 5;

    private Specification() {}

    /// The section that says what is right.
    static int section(Rule rule) {
        return switch (rule) {
            case PACKET_TYPE, PACKET_LENGTH, PACKET_INCOMPLETE -> 1;
            case MESSAGE_FLAG, MESSAGE_TYPE, MESSAGE_TRUNCATED, MESSAGE_ID, MESSAGE_DIRECTION, REQUEST_ID_ZERO, ROUTE_TEXT,
                    BODY_ZLIB, BODY_LENGTH -> 2;
            case PACKET_ORDER, SECOND_HANDSHAKE, HANDSHAKE_BODY, HANDSHAKE_TIMEOUT -> 3;
            case HEARTBEAT_TIMEOUT, KICK_BODY -> 4;
            case ROUTE_UNKNOWN, BODY_UNREADABLE, RESPONSE_UNASKED -> 5;
            case TEXT_MESSAGE -> 8;
        };
    }
}
