package io.glassroom.client.app;

/// What lies over the window.
public enum Overlay {
    NONE,
    PALETTE,
    KEYS
}
