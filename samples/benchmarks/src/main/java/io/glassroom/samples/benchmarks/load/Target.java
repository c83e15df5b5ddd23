package io.glassroom.samples.benchmarks.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;

/// Where the load goes: a server on this machine.
///
/// Only loopback addresses are accepted, because a load generator aimed at somebody else's server is an attack.
///
/// @param url     as the user wrote it
/// @param framing what carries the packets, from the scheme `ws` or `tcp`
/// @param address host and port
/// @param path    of the WebSocket endpoint, `/` when the URL has none
public record Target(String url, Framing framing, InetSocketAddress address, String path) {

    /// What carries the packets.
    public enum Framing {
        /// One packet in one binary WebSocket message.
        WEB_SOCKET,
        /// Packets follow each other on the TCP stream.
        TCP
    }

    /// Reads `ws://host:port/path` or `tcp://host:port`.
    ///
    /// @throws IllegalArgumentException with one clear line when the URL cannot be used
    public static Target parse(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a URL: " + url, e);
        }
        Framing framing = switch (uri.getScheme()) {
            case "ws" -> Framing.WEB_SOCKET;
            case "tcp" -> Framing.TCP;
            case null, default -> throw new IllegalArgumentException(
                    "bench takes ws://host:port/path or tcp://host:port, not " + url);
        };
        if (uri.getHost() == null || uri.getPort() < 1 || uri.getPort() > 65_535) {
            throw new IllegalArgumentException("host and port are needed, as in ws://127.0.0.1:3250/ws: " + url);
        }
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new Target(url, framing, new InetSocketAddress(loopback(uri.getHost()), uri.getPort()), path);
    }

    private static InetAddress loopback(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            if (!address.isLoopbackAddress()) {
                throw new IllegalArgumentException(
                        "bench only loads servers on this machine (127.0.0.0/8, ::1, localhost), not " + host);
            }
            return address;
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("unknown host " + host, e);
        }
    }

    /// For the Host header: an IPv6 address in brackets.
    String host() {
        String host = address.getHostString();
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    /// Whether clients can come from several source addresses, which multiplies the ports they can use.
    boolean hasManySourceAddresses() {
        return address.getAddress().getAddress().length == 4;
    }
}
