package io.glassroom.server.cluster;

import java.util.function.Consumer;

/// Hears what comes over the line from another node, and sorts it: some is for the gate that this node is, some for the
/// node that serves.
///
/// @param end is told why nothing more comes
record Ear(Bond bond, GateSide gate, ServingSide serving, Consumer<String> end) implements Lines.Ear {

    /// For a line that nobody wants.
    static final Lines.Ear DEAF = new Lines.Ear() {
        @Override
        public void received(Envelope envelope, int bytes) {}

        @Override
        public void ended(String reason) {}
    };

    @Override
    public void received(Envelope envelope, int bytes) {
        if (bond.isBroken()) {
            return;
        }
        switch (envelope.letter()) {
            case Letter.ToGate letter -> gate.received(bond, envelope, bytes, letter);
            case Letter.ToServing letter -> serving.received(bond, envelope, bytes, letter);
        }
    }

    @Override
    public void ended(String reason) {
        end.accept(reason);
    }
}
