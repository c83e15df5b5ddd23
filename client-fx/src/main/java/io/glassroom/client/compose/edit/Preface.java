package io.glassroom.client.compose.edit;

/// What is rightly said before the bytes are sent.
public enum Preface {
    NOTHING,
    HANDSHAKE,
    HANDSHAKE_AND_ACK
}
