package io.glassroom.server.transport;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Direction;

/// Between the connections and the links: lets packets pass, or holds them one by one for somebody who steps through
/// them. Asked for each packet, in either direction, on the thread that carries it.
public interface Gate {

    /// Never holds anything.
    Gate OPEN = new Gate() {
        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void hold(Held packet) {
            packet.onward().run();
        }
    };

    /// True if packets need not be handed to [#hold].
    boolean isOpen();

    /// Keeps the packet until it is released, or lets it pass at once if the gate has opened meanwhile. Packets of one
    /// connection and direction leave in the order in which they came.
    void hold(Held packet);

    /// @param onward what carries it on; run exactly once
    record Held(String connection, Direction direction, Bytes packet, Runnable onward) {}
}
