package io.glassroom.server.transport;

import io.glassroom.protocol.packet.Bytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import java.nio.ByteBuffer;

/// A raw TCP connection: packets follow each other without framing.
final class TcpConnection extends SocketConnection {

    TcpConnection(SocketStation station, Channel channel) {
        super(station, channel, true);
    }

    @Override
    void read(ByteBuf bytes) {
        ConnectionHandler listener = listener();
        if (listener != null) {
            listener.received(Bytes.wrap(ByteBufUtil.getBytes(bytes)));
        }
    }

    @Override
    int headLength(long length) {
        return 0;
    }

    @Override
    void writeHead(ByteBuffer out, long length) {
        // a packet announces its own length
    }

    /// Ends the stream in this direction; the peer's end of stream closes the socket. An immediate close would reset
    /// the connection if the peer's bytes are still unread, and what it has not read yet would be lost.
    @Override
    void sayFarewell(Closing closing) {
        endStreamAfterFlush();
    }

    @Override
    void betweenPackets() {
        // nothing but packets is written
    }

    @Override
    void released(Closing closing) {
        // nothing is held
    }
}
