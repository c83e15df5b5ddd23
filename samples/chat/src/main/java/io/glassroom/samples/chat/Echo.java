package io.glassroom.samples.chat;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.component.Component;
import io.glassroom.server.component.Handler;
import io.glassroom.server.component.Service;
import io.glassroom.server.session.Session;

/// Answers with what it was asked: the shortest way through the whole server.
@Service(concurrent = true)
public final class Echo implements Component {

    /// `Echo.Ping`: a Request, answered with the same bytes.
    @Handler(nonBlocking = true)
    Bytes ping(Session session, Bytes body) {
        return body;
    }
}
