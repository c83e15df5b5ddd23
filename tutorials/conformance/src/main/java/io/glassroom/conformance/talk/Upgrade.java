package io.glassroom.conformance.talk;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/// The HTTP request with which a WebSocket connection begins (RFC 6455, section 4.1).
final class Upgrade {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455, section 1.3
    private static final int LONGEST_HEAD = 16_384; // bytes

    private Upgrade() {}

    /// Asks, and reads the answer to its last byte.
    ///
    /// @throws IOException if the answer is no
    static void ask(URI server, OutputStream out, DataInputStream in) throws IOException {
        byte[] nonce = new byte[16];
        new SecureRandom().nextBytes(nonce);
        String key = Base64.getEncoder().encodeToString(nonce);
        out.write(request(server, key).getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        String head = head(in);
        String status = head.lines().findFirst().orElse("");
        if (!status.startsWith("HTTP/1.1 101")) {
            throw new IOException("the server refused the upgrade: " + (status.isBlank() ? "no answer" : status));
        }
        if (!head.toLowerCase(Locale.ROOT).contains("sec-websocket-accept: " + accept(key).toLowerCase(Locale.ROOT))) {
            throw new IOException("the server answered another upgrade than ours");
        }
    }

    private static String request(URI server, String key) {
        String path = server.getRawPath() == null || server.getRawPath().isEmpty() ? "/" : server.getRawPath();
        String query = server.getRawQuery() == null ? "" : "?" + server.getRawQuery();
        String host = server.getPort() < 0 ? server.getHost() : server.getHost() + ":" + server.getPort();
        return "GET " + path + query + " HTTP/1.1\r\nHost: " + host + "\r\n"
                + "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: " + key + "\r\nSec-WebSocket-Version: 13\r\n\r\n";
    }

    private static String head(DataInputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        int last = 0; // the last four bytes
        while (last != 0x0d0a0d0a) {
            int octet = in.readUnsignedByte();
            last = last << 8 | octet;
            head.write(octet);
            if (head.size() > LONGEST_HEAD) {
                throw new IOException("the server's answer to the upgrade does not end");
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static String accept(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            byte[] text = (key + GUID).getBytes(StandardCharsets.ISO_8859_1);
            return Base64.getEncoder().encodeToString(digest.digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-1", e);
        }
    }
}
