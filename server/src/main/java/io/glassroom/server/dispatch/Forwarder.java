package io.glassroom.server.dispatch;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.server.session.Session;
import java.util.Optional;

/// The port to other nodes. What lies behind it is the cluster's affair; a node that is alone has [#NONE].
public interface Forwarder {

    /// No other nodes.
    Forwarder NONE = new Forwarder() {
        @Override
        public Optional<Destination.Remote> locate(Session session, Route.Named route) {
            return Optional.empty();
        }

        @Override
        public void forward(Destination.Remote destination, Session session, Message message, FlowId flow) {
            throw new IllegalStateException("there is no node " + destination.node());
        }
    };

    /// The node that handles this route for this session, if one does.
    Optional<Destination.Remote> locate(Session session, Route.Named route);

    /// Hands a message over. Answers and pushes come back through the session's network entity.
    void forward(Destination.Remote destination, Session session, Message message, FlowId flow);
}
