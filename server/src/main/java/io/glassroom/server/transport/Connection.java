package io.glassroom.server.transport;

import io.glassroom.protocol.packet.Bytes;
import java.util.List;
import java.util.Map;

/// One client's connection, whatever carries it. Bytes come in through the [ConnectionHandler]; packets go out through
/// [#send].
///
/// **Threads.** Each connection is owned by one event loop: its handler is called there and nowhere else, one call at
/// a time. [#send], [#close], [#execute] and the two for reading may be called from any thread; packets sent by one
/// thread leave in the order of the calls, and packets never interleave.
///
/// **Sending.** Packets wait in one bounded queue (bytes and packets) and are written with as few system calls as
/// there are flushes. When the queue is full, the acceptor's [OutboundPolicy] decides; nothing is lost uncounted.
public interface Connection {

    /// Names the connection within its node: `c17`.
    String id();

    /// `127.0.0.1:51844`, or `memory` for a connection within the process.
    String remoteAddress();

    /// The headers of the upgrade request, names in lower case; empty for anything but WebSocket.
    Map<String, List<String>> headers();

    /// Queues a whole packet. The array behind it is not copied and may be shared by any number of connections.
    ///
    /// @throws ClosedConnectionException if the connection is closing or closed
    /// @throws FullQueueException if the queue is full and the policy is to disconnect, which has begun
    void send(Bytes packet, Delivery delivery);

    default void send(Bytes packet) {
        send(packet, Delivery.RELIABLE);
    }

    /// Closes after what was queued has been written, or after a short time if the peer does not read. Only the first
    /// call counts.
    ///
    /// @param code a WebSocket close code (protocol.md, section 5); not seen by a raw TCP peer
    /// @param reason at most 123 bytes of UTF-8
    void close(int code, String reason);

    /// Runs a task on the event loop that owns this connection; at once if called there. Dropped if the connection is
    /// closed.
    void execute(Runnable task);

    /// Stops reading from the peer, whose sends then fill up the kernel's buffers and block.
    void pauseReading();

    void resumeReading();

    /// The peer has asked for it: from now on several packets may share one WebSocket message (protocol.md, section 6).
    void allowBatches();

    /// Bytes received from and written to the socket so far, with their framing.
    Traffic traffic();

    /// @param bytesIn read from the socket
    /// @param bytesOut written to the socket
    /// @param dropped packets given up by the outbound policy
    record Traffic(long bytesIn, long bytesOut, long dropped) {}
}
