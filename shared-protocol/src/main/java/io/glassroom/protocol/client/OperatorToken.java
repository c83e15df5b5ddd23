package io.glassroom.protocol.client;

/// What the operator of nodes knows, and shows when inspecting them. Never part of an address, a text or a log.
///
/// @param text 8 to 256 characters of ASCII, without spaces
public record OperatorToken(String text) {

    public OperatorToken {
        if (!text.matches("[!-~]{8,256}")) {
            throw new IllegalArgumentException(
                    "the operator's token has " + text.length() + " characters: it takes 8 to 256 of ASCII, without spaces");
        }
    }

    @Override
    public String toString() {
        return "the operator's token";
    }
}
