package io.glassroom.protocol.packet;

/// Every rule of the wire that somebody can break, and what follows (protocol.md, section 5). The same constants name
/// the verdict in close reasons, in the inspector's error list and in tests.
public enum Rule {
    PACKET_TYPE("the packet type is 1 to 5", close(1002)),
    PACKET_LENGTH("a packet's body is no longer than the limit", close(1009)),
    PACKET_ORDER("Handshake, HandshakeAck, then Data", close(1002)),
    PACKET_INCOMPLETE("a connection does not end in the middle of a packet", ignore()),
    SECOND_HANDSHAKE("there is one Handshake in a connection", ignore()),
    HANDSHAKE_BODY("the Handshake's body is a JSON object", close(1002)),
    MESSAGE_TYPE("the message type is 0 to 3", close(1002)),
    MESSAGE_TRUNCATED("a message has all the fields that its flag announces", close(1002)),
    MESSAGE_ID("a message id is a varint of at most 10 bytes and 64 bits", close(1002)),
    MESSAGE_DIRECTION("Response, Push and Kick come from the server, Request and Notify from the client", ignore()),
    MESSAGE_FLAG("of a flag, bits 6 and 7 are zero, and bit 5 is a Response's", ignore()),
    RESPONSE_UNASKED("a Response answers a Request that is open", ignore()),
    KICK_BODY("a Kick says why, in a JSON object", ignore()),
    REQUEST_ID_ZERO("a Request has an id other than 0", ignore()),
    ROUTE_TEXT("a route is UTF-8", close(1007)),
    ROUTE_UNKNOWN("a route is in the dictionary and has a handler", answer(404)),
    BODY_ZLIB("a body marked as compressed is zlib", answer(400)),
    BODY_LENGTH("an inflated body is no longer than the limit", close(1009)),
    BODY_UNREADABLE("a body can be read by the serializer", answer(400)),
    TEXT_MESSAGE("WebSocket messages are binary", close(1003)),
    HANDSHAKE_TIMEOUT("a connection is working within the handshake timeout", close(4004)),
    HEARTBEAT_TIMEOUT("something arrives within two and a half heartbeat intervals", close(4001));

    private final String text;
    private final Verdict verdict;

    Rule(String text, Verdict verdict) {
        this.text = text;
        this.verdict = verdict;
    }

    /// The rule as it should be, in one clause.
    public String text() {
        return text;
    }

    public Verdict verdict() {
        return verdict;
    }

    private static Verdict close(int code) {
        return new Verdict.Close(code);
    }

    private static Verdict answer(int status) {
        return new Verdict.Answer(status);
    }

    private static Verdict ignore() {
        return new Verdict.Ignore();
    }
}
