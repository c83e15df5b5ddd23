package io.glassroom.client.feed;

import io.glassroom.protocol.tap.TapRecord;

/// Told by a [Feed], on the feed's threads. Must return at once and never throw: the feed may be on the data path.
public interface FeedListener {

    void record(TapRecord record);

    /// The source went away, or could not be reached; nothing more will come unless the feed finds it again.
    ///
    /// @param reason one line for people
    void interrupted(String reason);

    /// The source is there: at first, and again after an interruption.
    void connected();
}
