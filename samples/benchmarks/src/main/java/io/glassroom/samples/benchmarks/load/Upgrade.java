package io.glassroom.samples.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The HTTP upgrade to WebSocket (RFC 6455, 4). All connections send the same key, so there is one right answer.
final class Upgrade {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455, 1.3
    private static final String KEY = // of 16 bytes
            Base64.getEncoder().encodeToString("Glassroom bench!".getBytes(StandardCharsets.US_ASCII));
    private static final String ACCEPT = accept(KEY);

    private Upgrade() {}

    static byte[] request(Target target) {
        return """
                GET %s HTTP/1.1
                Host: %s:%d
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Key: %s

                """.formatted(target.path(), target.host(), target.address().getPort(), KEY)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-1", e);
        }
    }

    /// @throws LoadException when the server does not switch to WebSocket
    static void check(String head) {
        String status = head.substring(0, Math.max(0, head.indexOf("\r\n")));
        if (!status.startsWith("HTTP/1.1 101")) {
            throw new LoadException("no WebSocket at this path, the server answered: " + status);
        }
        if (!head.contains(ACCEPT)) {
            throw new LoadException("the server's Sec-WebSocket-Accept is wrong");
        }
    }
}
