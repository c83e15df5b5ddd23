package io.glassroom.samples.benchmarks.yardstick;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/// One connection: sends frames back, or to the room once it has joined. Answers to everything that one read brought
/// leave with one flush.
final class NettyEcho extends ChannelInboundHandlerAdapter {
    private final NettyRoom room;
    private boolean member;
    /// What this read brought for the room, encoded frame after frame.
    private @Nullable ByteBuf batch;

    NettyEcho(NettyRoom room) {
        this.room = room;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof BinaryWebSocketFrame frame)) {
            ReferenceCountUtil.release(message);
        } else if (member) {
            batch = NettyRoom.append(batch == null ? context.alloc().directBuffer() : batch, frame.content());
            frame.release();
        } else {
            if (frame.content().readableBytes() == 1 && frame.content().getByte(frame.content().readerIndex()) == 'J') {
                member = true;
                room.join(context.channel());
            }
            context.write(frame, context.voidPromise());
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        ByteBuf frames = batch;
        if (frames == null) {
            context.flush();
        } else {
            batch = null;
            room.broadcast(frames);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (member) {
            room.leave(context.channel());
        }
        if (batch != null) {
            batch.release();
            batch = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
