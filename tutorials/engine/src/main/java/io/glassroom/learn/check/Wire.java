package io.glassroom.learn.check;

import io.glassroom.checks.Track.Side;
import io.glassroom.protocol.tap.Direction;

/// A connection as a recording calls it: that tells everything as the server's end sees it.
///
/// @param side what the learner's code is
/// @param node the server's end
/// @param id the client's end
/// @param working whether its handshake was over when it began
record Wire(Side side, String node, String id, boolean working) {

    /// Another one between the same two.
    Wire named(String other) {
        return new Wire(side, node, other, true);
    }

    /// @param in whether the learner's code receives
    Direction direction(boolean in) {
        return switch (side) {
            case SERVER, CODE -> in ? Direction.IN : Direction.OUT;
            case CLIENT -> in ? Direction.OUT : Direction.IN;
        };
    }
}
