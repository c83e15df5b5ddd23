package io.glassroom.samples.benchmarks.load;

/// What is spoken once the connection stands.
public enum Dialect {
    /// The protocol: handshake, packets, messages.
    PROTOCOL,
    /// Plain binary WebSocket frames, for the yardstick servers.
    RAW
}
