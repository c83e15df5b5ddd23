package io.glassroom.server.transport;

import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.time.Time;

/// What all acceptors of one node have in common.
///
/// @param time for every deadline of the transport
/// @param tap told what happens below the packets
/// @param outbound bounds what waits for a peer
/// @param ids names the connections
public record TransportSettings(Time time, Tap tap, OutboundPolicy outbound, ConnectionIds ids) {

    public TransportSettings(Time time) {
        this(time, Tap.NONE, OutboundPolicy.DEFAULT, new ConnectionIds());
    }

    public TransportSettings withTap(Tap tap) {
        return new TransportSettings(time, tap, outbound, ids);
    }

    public TransportSettings withOutbound(OutboundPolicy outbound) {
        return new TransportSettings(time, tap, outbound, ids);
    }
}
