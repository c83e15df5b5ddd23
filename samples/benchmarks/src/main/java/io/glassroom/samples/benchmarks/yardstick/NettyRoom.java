package io.glassroom.samples.benchmarks.yardstick;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundInvoker;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The room of the yardstick. Frames are encoded once; each event loop writes them, by reference, to its own members:
/// one write and one flush for all frames that one read of the sender brought.
final class NettyRoom {
    private static final int SHORT_FRAME = 125; // bytes of payload with a 2-byte header

    /// Members by event loop; each set belongs to the thread of its loop.
    private final Map<EventLoop, Set<Channel>> members = new ConcurrentHashMap<>();

    /// Appends a binary frame without mask.
    static ByteBuf append(ByteBuf batch, ByteBuf payload) {
        int length = payload.readableBytes();
        batch.writeByte(0x82);
        if (length <= SHORT_FRAME) {
            batch.writeByte(length);
        } else {
            batch.writeByte(126).writeShort(length);
        }
        return batch.writeBytes(payload);
    }

    /// Called on the channel's event loop.
    void join(Channel channel) {
        members.computeIfAbsent(channel.eventLoop(), loop -> new LinkedHashSet<>()).add(channel);
    }

    /// Called on the channel's event loop.
    void leave(Channel channel) {
        Set<Channel> here = members.get(channel.eventLoop());
        if (here != null) {
            here.remove(channel);
        }
    }

    /// Sends encoded frames to all members and releases them.
    void broadcast(ByteBuf frames) {
        members.forEach((loop, here) -> {
            ByteBuf share = frames.retain();
            if (loop.inEventLoop()) {
                write(here, share);
            } else {
                loop.execute(() -> write(here, share));
            }
        });
        frames.release();
    }

    private static void write(Set<Channel> here, ByteBuf frames) {
        for (Channel channel : here) {
            // From the encoder's context outward: the bytes are frames already.
            ChannelOutboundInvoker encoder = channel.pipeline().context(WebSocketFrameEncoder.class);
            if (encoder != null) {
                encoder.writeAndFlush(frames.retainedDuplicate(), channel.voidPromise());
            }
        }
        frames.release();
    }
}
