package io.glassroom.samples.benchmarks.load;

import java.nio.charset.StandardCharsets;

/// Entering the room: a `Room.Join` request, or for the yardsticks a plain frame that comes back to its sender only.
final class Joining {
    private static final String ROUTE = "Room.Join";
    private static final byte ID = 1;
    /// A yardstick's room takes in whoever sends this, and answers it.
    private static final byte[] RAW_JOIN = {'J'};

    private final Loop loop;
    private final byte[] body;
    private byte[] frame = Wire.NOTHING;

    /// @param room name of the room, or empty for the server's own choice
    Joining(Loop loop, String room) {
        this.loop = loop;
        this.body = (room.isEmpty() ? "{}" : "{\"room\":\"" + room + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    /// Appends the request to what goes to the callback's peer.
    void request() {
        if (frame.length == 0) {
            frame = switch (loop.dialect) {
                case PROTOCOL -> Wire.packet(loop.target.framing(), Wire.DATA,
                        Wire.join(Wire.messageHead(0, new byte[] {ID}, ROUTE, loop.terms().code(ROUTE)), body));
                case RAW -> Wire.frame(Wire.OP_BINARY, RAW_JOIN);
            };
        }
        loop.out.put(frame);
    }

    /// Whether this is the answer, and a good one.
    ///
    /// @throws LoadException when the server refuses
    boolean answeredBy(Inbound message) {
        switch (loop.dialect) {
            case RAW -> {
                return message.bodyLength == 1 && message.bytes.get(message.bodyAt) == RAW_JOIN[0];
            }
            case PROTOCOL -> {
                if (message.type != Inbound.RESPONSE || message.id != ID) {
                    return false;
                }
                byte[] text = new byte[message.bodyLength];
                message.bytes.get(message.bodyAt, text);
                String answer = new String(text, StandardCharsets.UTF_8);
                if (message.error || !answer.contains("\"code\":0")) {
                    throw new LoadException(ROUTE + " was answered " + answer);
                }
                return true;
            }
        }
        throw new IllegalStateException();
    }
}
