package io.glassroom.protocol.link;

import io.glassroom.protocol.packet.PacketEncoder;
import java.time.Duration;

/// What a link holds its peer to.
///
/// @param maxBody largest packet body accepted, bytes, at most 0xFFFFFF
/// @param handshakeTimeout from opening until the link must be working
public record LinkConfig(int maxBody, Duration handshakeTimeout) {

    /// 64 KiB and 10 seconds.
    public static final LinkConfig DEFAULT = new LinkConfig(64 << 10, Duration.ofSeconds(10));

    public LinkConfig {
        if (maxBody < 1 || maxBody > PacketEncoder.MAX_BODY) {
            throw new IllegalArgumentException("packet limit is " + maxBody + " bytes, 1 to " + PacketEncoder.MAX_BODY);
        }
        if (!handshakeTimeout.isPositive()) {
            throw new IllegalArgumentException("handshake timeout is " + handshakeTimeout + ", more than 0");
        }
    }
}
