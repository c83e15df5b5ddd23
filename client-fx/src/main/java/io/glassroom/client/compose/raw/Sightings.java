package io.glassroom.client.compose.raw;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.PacketRing;
import io.glassroom.client.model.TappedConnection;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds in the capture what went over a connection of our own: the server's taps call it by the address that it came
/// from. Owned by the FX thread.
public final class Sightings {

    /// Takes the person to a packet.
    @FunctionalInterface
    public interface Guide {

        /// @param offset of the byte to be selected; negative for none
        void show(CapturedPacket packet, int offset);
    }

    private final Capture capture;
    private final Guide guide;

    public Sightings(Capture capture, Guide guide) {
        this.capture = capture;
        this.guide = guide;
    }

    /// The last such packet of the last connection from this address, if the capture has seen it and still has it.
    public Optional<CapturedPacket> find(String localAddress, Predicate<CapturedPacket> wanted) {
        Optional<TappedConnection> connection = capture.connections().stream()
                .filter(each -> each.remote().equals(localAddress))
                .reduce((earlier, later) -> later);
        if (localAddress.isEmpty() || connection.isEmpty()) {
            return Optional.empty();
        }
        PacketRing packets = capture.packets();
        for (int i = packets.size() - 1; i >= 0; i--) {
            CapturedPacket packet = packets.get(i);
            if (packet.connection() == connection.get() && wanted.test(packet)) {
                return Optional.of(packet);
            }
        }
        return Optional.empty();
    }

    /// Takes the person to a packet.
    ///
    /// @param offset of the byte to be selected; negative for none
    public void show(CapturedPacket packet, int offset) {
        guide.show(packet, offset);
    }
}
