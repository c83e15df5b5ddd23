package io.glassroom.server.session;

import io.glassroom.protocol.packet.Bytes;
import java.util.List;
import java.util.Map;

/// How to reach a session's client: over a connection of this node, or by way of another node. Safe for any thread.
public interface NetworkEntity {

    /// Sends a push.
    ///
    /// @throws ClosedSessionException if the client is gone, or its handshake is not over
    /// @throws SendQueueFullException if the client reads too slowly
    void push(PreparedPush push);

    /// Answers the open request with this id.
    ///
    /// @param error whether the body is `{"code":N,"message":"…"}`
    /// @throws ReplyToNotifyException if no request with this id waits for an answer
    /// @throws ClosedSessionException if the client is gone
    /// @throws SendQueueFullException if the client reads too slowly
    void respond(long mid, boolean error, Bytes body);

    /// The id of the request whose handler is running on the calling thread; 0 in a Notify's handler and on every other
    /// thread, so that no answer can go to a request that just happens to be handled at the moment.
    long lastMid();

    /// Tells the client why, then closes its connection with 4002.
    void kick(String reason);

    /// Closes the connection without a word.
    void close();

    String remoteAddress();

    /// The name of the connection within its node.
    String connection();

    /// The headers of the upgrade request, names in lower case.
    Map<String, List<String>> headers();
}
