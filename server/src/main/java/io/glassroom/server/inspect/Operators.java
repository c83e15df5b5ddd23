package io.glassroom.server.inspect;

import io.glassroom.protocol.client.InspectorRefusal;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/// Who may look behind the front of a node: whoever shows the operator's token (`Authorization: Bearer …`), from wherever;
/// if the node has none, whoever is on the same machine.
public final class Operators {

    private static final String SCHEME = "Bearer "; // RFC 6750, section 2.1

    private final Optional<byte[]> token;

    /// @param token the operator's, if there is one
    public Operators(Optional<String> token) {
        this.token = token.map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /// Whether there is a token, without which nobody is let in.
    public boolean wantToken() {
        return token.isPresent();
    }

    /// Why somebody may not.
    ///
    /// @param address `127.0.0.1:51844` or `[::1]:51844`; anything without a port, such as `memory`, never left the process
    /// @param authorizations values of the header
    public Optional<InspectorRefusal> refusal(String address, List<String> authorizations) {
        if (token.isPresent()) {
            return refusal(token.get(), authorizations);
        }
        return isLoopback(host(address)) ? Optional.empty() : Optional.of(InspectorRefusal.OTHER_MACHINE);
    }

    private static Optional<InspectorRefusal> refusal(byte[] wanted, List<String> authorizations) {
        List<String> shown = authorizations.stream()
                .filter(line -> line.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(line -> line.substring(SCHEME.length()).strip())
                .toList();
        if (shown.isEmpty()) {
            return Optional.of(InspectorRefusal.TOKEN_MISSING);
        }
        // takes as long for a token that is nearly right as for one that is all wrong
        boolean known = shown.size() == 1
                && MessageDigest.isEqual(wanted, shown.getFirst().getBytes(StandardCharsets.UTF_8));
        return known ? Optional.empty() : Optional.of(InspectorRefusal.TOKEN_WRONG);
    }

    private static String host(String address) {
        int colon = address.lastIndexOf(':');
        return colon < 0 ? "127.0.0.1" : address.substring(0, colon).replaceAll("[\\[\\]]", "");
    }

    static boolean isLoopback(String host) {
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return host.equals("localhost");
        }
    }
}
