package io.glassroom.protocol.client;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Predicate;

/// Where a member's inspector is, for somebody who may be elsewhere.
final class InspectorAddress {

    private InspectorAddress() {}

    /// What a member says of itself, seen from here. One that listens everywhere names no host, and one that listens on
    /// loopback is on the machine of whoever told of it: for both, the host at which that one was reached stands in.
    ///
    /// @param said `ws://0.0.0.0:3250/inspect`
    /// @param teller at which address the node was reached that told of it
    /// @return empty if it is no address
    static Optional<URI> resolve(String said, URI teller) {
        try {
            var address = new URI(said);
            String host = address.getHost();
            String reached = teller.getHost();
            if (host == null || reached == null || address.getScheme() == null || !address.getScheme().matches("wss?")) {
                return Optional.empty();
            }
            boolean elsewhere = is(host, InetAddress::isAnyLocalAddress) || isLoopback(host) && !isLoopback(reached);
            return Optional.of(
                    elsewhere
                            ? new URI(address.getScheme(), null, reached, address.getPort(), address.getPath(), null, null)
                            : address);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || is(host, InetAddress::isLoopbackAddress);
    }

    private static boolean is(String host, Predicate<InetAddress> what) {
        try {
            return what.test(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")));
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
