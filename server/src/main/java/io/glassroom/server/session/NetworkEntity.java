package io.glassroom.server.session;

import io.glassroom.protocol.packet.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    default void kick(String reason) {
        kick(KICKED, reason);
    }

    /// Tells the client why, then closes its connection.
    ///
    /// @param code [#KICKED], [#ELSEWHERE], or 1001 when the node goes away
    void kick(int code, String reason);

    /// The close code of a client that the application does not want.
    int KICKED = 4002;

    /// The close code of a client whose uid has logged in again, anywhere in the cluster.
    int ELSEWHERE = 4005;

    /// Closes the connection without a word.
    void close();

    /// The session now belongs to this uid: whoever looks for the uid anywhere in the cluster finds this session from here
    /// on, and an older session of the same uid is kicked with 4005.
    void bound(Uid uid);

    /// People call the session by this name from here on.
    void renamed(String name);

    /// Has a route handled on behalf of this session, by whatever node has its service, and waits for nothing. What one
    /// session tells is handled in the order of the telling.
    ///
    /// @param route `Topic.Stats`
    void tell(String route, Bytes body);

    /// Has a route handled on behalf of this session, by whatever node has its service, and waits for the answer.
    ///
    /// @throws HandlerException with the code of the error that it was answered with: 404 nobody has the route, 503 no node
    ///     for the service, 504 no answer until the deadline
    Bytes ask(String route, Bytes body, Duration deadline);

    /// The way that this session's pushes share with others': to all sessions behind the same gate. Empty if its client is
    /// connected to this very node.
    default Optional<Way> way() {
        return Optional.empty();
    }

    String remoteAddress();

    /// The name of the connection within its node; `c17@gate-1` for one of another node.
    String connection();

    /// The headers of the upgrade request, names in lower case.
    Map<String, List<String>> headers();
}
