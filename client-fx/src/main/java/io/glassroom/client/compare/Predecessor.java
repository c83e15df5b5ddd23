package io.glassroom.client.compare;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.PacketRing;
import java.util.Optional;

/// The packet to compare another with.
final class Predecessor {

    private Predecessor() {}

    /// The nearest earlier packet of the same kind, direction and route: on the same connection if there is one, else
    /// on any.
    static Optional<CapturedPacket> of(CapturedPacket packet, Capture capture) {
        PacketRing packets = capture.packets();
        CapturedPacket elsewhere = null;
        for (int i = packets.indexOf(packet.number()) - 1; i >= 0; i--) {
            CapturedPacket candidate = packets.get(i);
            if (isLike(candidate, packet)) {
                if (candidate.connection() == packet.connection()) {
                    return Optional.of(candidate);
                }
                elsewhere = elsewhere == null ? candidate : elsewhere;
            }
        }
        return Optional.ofNullable(elsewhere);
    }

    private static boolean isLike(CapturedPacket one, CapturedPacket other) {
        return one.packet() == other.packet()
                && one.message() == other.message()
                && one.direction() == other.direction()
                && one.route().equals(other.route());
    }
}
