package io.glassroom.protocol.message;

import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.ProtocolException;

/// The head of a message was read, its body could not be: the connection can go on and a Request can be answered.
public final class BodyException extends ProtocolException {

    private final transient Message message;

    BodyException(Fault fault, Message message) {
        super(fault);
        this.message = message;
    }

    /// The message with the body as it came.
    public Message unread() {
        return message;
    }
}
