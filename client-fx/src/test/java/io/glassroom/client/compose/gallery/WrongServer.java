package io.glassroom.client.compose.gallery;

import io.glassroom.protocol.handshake.Extensions;
import io.glassroom.protocol.handshake.HandshakeResponse;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.FieldSink;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketDecoder;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.ProtocolException;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// A server on TCP that never closes a connection and never refuses anything: it answers every Handshake that is one,
/// and every Request as if all were well, and overlooks the rest.
final class WrongServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final boolean mute;

    /// @param mute answers nothing at all
    WrongServer(boolean mute) throws IOException {
        this.mute = mute;
        Thread.ofVirtual().start(this::accept);
    }

    URI uri() {
        return URI.create("tcp://127.0.0.1:" + socket.getLocalPort());
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket peer = socket.accept();
                Thread.ofVirtual().start(() -> serve(peer));
            } catch (IOException e) {
                return; // closed by the test
            }
        }
    }

    private void serve(Socket peer) {
        var decoder = new PacketDecoder(PacketEncoder.MAX_BODY);
        try (peer) {
            InputStream in = peer.getInputStream();
            byte[] chunk = new byte[4_096];
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                if (!mute) {
                    decoder = overlooking(decoder, peer, Bytes.copyOf(Arrays.copyOf(chunk, count)));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // the peer is gone
        }
    }

    private static PacketDecoder overlooking(PacketDecoder decoder, Socket peer, Bytes chunk) {
        try {
            decoder.feed(chunk, packet -> answer(packet, peer));
            return decoder;
        } catch (ProtocolException e) {
            return new PacketDecoder(PacketEncoder.MAX_BODY);
        }
    }

    private static void answer(Packet packet, Socket peer) {
        try {
            switch (packet) {
                case Packet.Handshake _ -> write(peer, PacketEncoder.encode(new Packet.Handshake(terms().write())));
                case Packet.Data(Bytes body) -> {
                    if (MessageCodec.decode(body, RouteDictionary.EMPTY, 1 << 20, FieldSink.NONE) instanceof Message.Request request) {
                        write(peer, MessageCodec.encodePacket(new Message.Response(request.id(), false, Bytes.utf8("{}")), RouteDictionary.EMPTY));
                    }
                }
                case Packet.HandshakeAck _, Packet.Heartbeat _, Packet.Kick _ -> {}
            }
        } catch (ProtocolException e) {
            // overlooked
        }
    }

    private static HandshakeResponse terms() {
        return new HandshakeResponse.Accepted(
                Duration.ZERO, Instant.EPOCH, "json", RouteDictionary.EMPTY, false, Extensions.NONE, new JsonObject());
    }

    private static void write(Socket peer, Bytes packet) {
        try {
            peer.getOutputStream().write(packet.toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
