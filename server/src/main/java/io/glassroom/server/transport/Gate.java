package io.glassroom.server.transport;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;

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

        @Override
        public void open() {}
    };

    /// True if packets need not be handed to [#hold].
    boolean isOpen();

    /// Keeps the packet until it is released, or lets it pass at once if the gate has opened meanwhile. Packets of one
    /// connection and direction leave in the order in which they came.
    void hold(Held packet);

    /// Lets pass what is held, in order, and everything after it. A node that stops opens its gate, so that what was held
    /// still arrives before the farewell.
    void open();

    /// @param flow what it belongs to, as far as is known before it has passed: of a packet on its way in, nothing
    /// @param onward what carries it on; run exactly once
    record Held(String connection, Direction direction, Bytes packet, FlowId flow, Runnable onward) {}
}
