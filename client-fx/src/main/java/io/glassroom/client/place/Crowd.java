package io.glassroom.client.place;

/// Bots who chat. Every call returns at once.
public interface Crowd {

    /// Brings the number of bots to this many.
    void resize(int count);
}
