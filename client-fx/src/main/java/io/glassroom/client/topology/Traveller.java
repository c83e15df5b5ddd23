package io.glassroom.client.topology;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Hop;

/// What a dot stands for. Every dot is something that really went by.
sealed interface Traveller {

    /// Gives each traveller a chance of its own to be among those that are drawn.
    long number();

    /// A packet between a client and its node.
    record Parcel(CapturedPacket packet) implements Traveller {
        @Override
        public long number() {
            return packet.number();
        }
    }

    /// Something between two nodes.
    record Relay(Hop hop, long number) implements Traveller {}
}
