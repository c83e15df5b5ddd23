package io.glassroom.server.transport;

import io.glassroom.protocol.packet.PacketEncoder;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How a [WebSocketAcceptor] serves.
///
/// @param listen where; port 0 for any free one
/// @param paths the protocol is spoken on
/// @param maxPacket largest body of a packet, bytes. A WebSocket message may be as long as one such packet, or four
///     times as long once its sender has asked for batches
/// @param origins browsers may come from, such as `https://example.org`; empty: from anywhere
/// @param tls empty: in the clear
/// @param pages over plain HTTP, on the same port
/// @param endpoints further ones, by path
public record WebSocketOptions(
        InetSocketAddress listen,
        Set<String> paths,
        int maxPacket,
        Set<String> origins,
        Optional<Tls> tls,
        Pages pages,
        Map<String, WebSocketEndpoint> endpoints) {

    public static final Set<String> DEFAULT_PATHS = Set.of("/ws", "/nano", "/");
    public static final int DEFAULT_MAX_PACKET = 64 << 10;

    public WebSocketOptions {
        paths = Set.copyOf(paths);
        origins = Set.copyOf(origins);
        endpoints = Map.copyOf(endpoints);
        if (maxPacket < 0 || maxPacket > PacketEncoder.MAX_BODY) {
            throw new IllegalArgumentException("packet limit is " + maxPacket + ", 0 to " + PacketEncoder.MAX_BODY);
        }
    }

    public static WebSocketOptions on(InetSocketAddress listen) {
        return new WebSocketOptions(
                listen, DEFAULT_PATHS, DEFAULT_MAX_PACKET, Set.of(), Optional.empty(), Pages.NONE, Map.of());
    }

    public WebSocketOptions withPaths(Set<String> paths) {
        return new WebSocketOptions(listen, paths, maxPacket, origins, tls, pages, endpoints);
    }

    public WebSocketOptions withMaxPacket(int maxPacket) {
        return new WebSocketOptions(listen, paths, maxPacket, origins, tls, pages, endpoints);
    }

    public WebSocketOptions withOrigins(Set<String> origins) {
        return new WebSocketOptions(listen, paths, maxPacket, origins, tls, pages, endpoints);
    }

    public WebSocketOptions withTls(Optional<Tls> tls) {
        return new WebSocketOptions(listen, paths, maxPacket, origins, tls, pages, endpoints);
    }

    public WebSocketOptions withPages(Pages pages) {
        return new WebSocketOptions(listen, paths, maxPacket, origins, tls, pages, endpoints);
    }

    public WebSocketOptions withEndpoint(String path, WebSocketEndpoint endpoint) {
        var more = new HashMap<>(endpoints);
        more.put(path, endpoint);
        return new WebSocketOptions(listen, paths, maxPacket, origins, tls, pages, more);
    }

    /// Largest WebSocket message of a client that does not batch, bytes.
    long maxMessage() {
        return (long) PacketEncoder.HEAD + maxPacket;
    }
}
