package io.glassroom.protocol.packet;

/// Somebody wanted to send more than a packet can announce. The packet is not sent: an encoder never wraps a length.
public final class PacketTooLargeException extends IllegalArgumentException {

    PacketTooLargeException(int bodyLength) {
        super("body is " + bodyLength + " bytes, at most " + PacketEncoder.MAX_BODY);
    }
}
