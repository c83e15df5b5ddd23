package io.glassroom.server.dispatch;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.Session;
import java.util.Optional;

/// The port to other nodes. What lies behind it is the cluster's affair; a node that is alone has [#NONE].
public interface Forwarder {

    /// No other nodes.
    Forwarder NONE = new Forwarder() {
        @Override
        public Optional<Destination.Remote> locate(Session session, Route.Named route, Bytes body) {
            return Optional.empty();
        }

        @Override
        public void forward(Destination.Remote destination, Session session, Message message, Sender sender, FlowId flow) {
            throw new IllegalStateException("there is no node " + destination.node());
        }
    };

    /// Whether another node may have to handle even what this node has a handler for.
    default boolean decides(Route.Named route) {
        return false;
    }

    /// The other node that handles this route for this session, if one does. May block.
    ///
    /// @throws HandlerException 503 if there is such a route, and no node for it at the moment
    Optional<Destination.Remote> locate(Session session, Route.Named route, Bytes body);

    /// Hands a message over. Answers and pushes come back through the session's network entity. May block.
    ///
    /// @throws HandlerException 503 if the node cannot take it
    void forward(Destination.Remote destination, Session session, Message message, Sender sender, FlowId flow);

    /// Hands a message over if that is possible at once: it is known where to, and there is room. Never blocks.
    ///
    /// @return whether it was handed over
    default boolean tryForward(Session session, Route.Named route, Message message, Sender sender, FlowId flow) {
        return false;
    }
}
