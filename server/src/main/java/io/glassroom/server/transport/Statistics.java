package io.glassroom.server.transport;

/// What an acceptor has done since it was made.
///
/// @param accepted connections ever opened; plain HTTP requests are not counted
/// @param open connections at this moment
/// @param bytesIn read from the sockets, with their framing
/// @param bytesOut written to the sockets, with their framing
/// @param packetsDropped given up by the outbound policy
/// @param flushes times that queued packets were written out; each is one system call, or few
public record Statistics(
        long accepted, long open, long bytesIn, long bytesOut, long packetsDropped, long flushes) {

    public long closed() {
        return accepted - open;
    }
}
