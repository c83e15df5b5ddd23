package io.glassroom.server.transport;

import io.glassroom.protocol.packet.Bytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.WebSocketEngine.UpgradeInfo;
import org.glassfish.tyrus.spi.Writer;
import org.jspecify.annotations.Nullable;

/// A WebSocket connection. What the client sends goes past the [FrameGuard] to Tyrus, which parses the frames, answers
/// pings and the closing handshake, and hands the payload to the [TyrusEndpoint]. Packets go out as binary frames that
/// are framed here, many in one buffer (a server's frame head is two to ten bytes); Tyrus's control frames go between
/// two such buffers, never into one.
///
/// A client that pings and never reads cannot fill the memory with pongs: while the socket takes nothing, only the
/// newest control frame is kept (RFC 6455, section 5.5.3).
final class WebSocketConnection extends SocketConnection implements FrameGuard.Listener {

    private static final System.Logger LOG = System.getLogger(WebSocketConnection.class.getName());
    private static final byte BINARY = (byte) 0x82; // final, binary
    private static final int OPCODE = 0x0f;
    private static final int CLOSE = 0x08;
    private static final int BATCH_FACTOR = 4;

    private final FrameGuard guard = new FrameGuard();
    private final UpgradeHeaders headers;
    private final long maxMessage;
    private org.glassfish.tyrus.spi.@Nullable Connection tyrus;
    private byte @Nullable [] heldControl;
    private boolean ended; // Tyrus has made its Close frame
    private boolean closeSent;
    private boolean closeReceived;

    WebSocketConnection(SocketStation station, Channel channel, boolean tapped, UpgradeHeaders headers, long maxMessage) {
        super(station, channel, tapped);
        this.headers = headers;
        this.maxMessage = maxMessage;
    }

    /// The largest message that any client may send, given the largest message of one packet: clients that batch may
    /// send four times as much.
    static long largestMessage(long onePacket) {
        return onePacket * BATCH_FACTOR;
    }

    /// Opens the Tyrus session, which opens the handler.
    void open(UpgradeInfo upgrade) {
        tyrus = upgrade.createConnection(new FrameWriter(), reason -> {});
    }

    @Override
    public Map<String, List<String>> headers() {
        return headers.toMap();
    }

    // In

    @Override
    void read(ByteBuf bytes) {
        guard.read(bytes.internalNioBuffer(bytes.readerIndex(), bytes.readableBytes()), batches ? largestMessage(maxMessage) : maxMessage, this);
    }

    @Override
    public void pass(ByteBuffer frames) {
        if (ended || tyrus == null) {
            frames.position(frames.limit());
        } else {
            tyrus.getReadHandler().handle(frames);
        }
    }

    @Override
    public void refuse(Closing why) {
        beginClosing(why);
    }

    @Override
    public void closeFrameRead() {
        closeReceived = true;
        if (closeSent) {
            closeSocketAfterFlush();
        }
    }

    void received(ByteBuffer payload) {
        ConnectionHandler listener = listener();
        if (listener != null && payload.hasRemaining()) {
            // Tyrus has made this array for this message alone
            int from = payload.arrayOffset() + payload.position();
            listener.received(Bytes.wrap(payload.array(), from, payload.remaining()));
        }
    }

    void receivedText() {
        ConnectionHandler listener = listener();
        if (listener != null) {
            listener.receivedText();
        }
    }

    void failed(Throwable cause) {
        LOG.log(Level.WARNING, "connection " + id() + " closes after " + cause, cause);
        beginClosing(new Closing(Closing.INTERNAL_ERROR, "internal error"));
    }

    /// Tyrus ends the session, because the client asked for it, or broke a rule, or we did.
    void sessionClosed(CloseReason reason) {
        String phrase = reason.getReasonPhrase();
        if (beginClosing(new Closing(reason.getCloseCode().getCode(), phrase == null ? "" : phrase))) {
            stopWriting();
        }
    }

    // Out

    @Override
    int headLength(long length) {
        return length <= 125 ? 2 : length <= 0xffff ? 4 : 10;
    }

    @Override
    void writeHead(ByteBuffer out, long length) {
        out.put(BINARY);
        if (length <= 125) {
            out.put((byte) length);
        } else if (length <= 0xffff) {
            out.put((byte) 126).putShort((short) length);
        } else {
            out.put((byte) 127).putLong(length);
        }
    }

    @Override
    void sayFarewell(Closing closing) {
        if (tyrus != null) {
            tyrus.close(new CloseReason(CloseCodes.getCloseCode(closing.code()), closing.reason()));
        }
    }

    @Override
    void released(Closing closing) {
        if (tyrus != null) {
            tyrus.close(new CloseReason(CloseCodes.CLOSED_ABNORMALLY, "")); // frees the session
        }
    }

    private void control(byte[] frame) {
        if (ended) {
            return;
        }
        ended = (frame[0] & OPCODE) == CLOSE;
        heldControl = frame;
        if (isBetweenPackets() && (ended || channel().isWritable())) {
            betweenPackets();
        }
    }

    @Override
    void betweenPackets() {
        byte[] frame = heldControl;
        if (frame == null) {
            return;
        }
        heldControl = null;
        channel().writeAndFlush(Unpooled.wrappedBuffer(frame), channel().voidPromise());
        if (ended) {
            closeSent = true;
            if (closeReceived) {
                closeSocketAfterFlush();
            }
        }
    }

    /// Where Tyrus writes its control frames.
    private final class FrameWriter extends Writer {

        @Override
        public void write(ByteBuffer frame, CompletionHandler<ByteBuffer> completion) {
            byte[] copy = new byte[frame.remaining()];
            frame.get(copy);
            control(copy);
            completion.completed(frame);
        }

        /// Tyrus has written or read a Close frame. The socket stays open until both have happened.
        @Override
        public void close() {}
    }
}
