package io.glassroom.client.place;

import io.glassroom.samples.bots.BotsStatus;
import io.glassroom.samples.bots.Mix;

/// Bots who chat. Every call returns at once.
public interface Crowd {

    /// Brings the number of bots to this many.
    void resize(int count);

    /// Exchanges them for as many others.
    ///
    /// @param mix what they are like
    /// @param seed what they say and when: the same crowd says the same again
    void become(Mix mix, long seed);

    /// How they are doing.
    BotsStatus status();
}
