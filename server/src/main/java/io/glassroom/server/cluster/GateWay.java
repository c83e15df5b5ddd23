package io.glassroom.server.cluster;

import io.glassroom.protocol.tap.TapEvent.HopKind;
import io.glassroom.server.session.PreparedPush;
import io.glassroom.server.session.Session;
import io.glassroom.server.session.Way;
import java.util.List;

/// The way to all sessions behind one gate: a push goes there once, with the list of who is to get it.
final class GateWay implements Way {

    private final Bond bond;

    GateWay(Bond bond) {
        this.bond = bond;
    }

    @Override
    public int push(PreparedPush push, List<Session> receivers) {
        var ids = new long[receivers.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = receivers.get(i).id();
        }
        String client = ids.length == 1 ? receivers.getFirst().entity().connection() : "";
        return send(push, SessionIds.of(ids), client) >= 0 ? ids.length : 0;
    }

    /// @return its bytes; [Line#FULL] if it was shed, [Line#ENDED] if the gate is gone
    int send(PreparedPush push, SessionIds receivers, String client) {
        String route = push.message().route().text();
        var letter = new Letter.Push(receivers, route, push.message().body(), push.lossy());
        Hops.About about = bond.watched() ? new Hops.About(HopKind.PUSH, route, client, receivers.count()) : null;
        return bond.trySend(push.flow(), letter, about, push.lossy());
    }
}
