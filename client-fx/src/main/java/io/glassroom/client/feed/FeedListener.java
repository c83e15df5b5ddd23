package io.glassroom.client.feed;

import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;

/// Told by a [Feed], on the feed's threads. Must return at once and never throw: the feed may be on the data path.
public interface FeedListener {

    void record(TapRecord record);

    /// Who tells, and what there was before the first record: at the beginning, and again after an interruption.
    void introduced(TapLine.Hello hello);

    /// The source went away, or could not be reached; nothing more will come unless the feed finds it again.
    ///
    /// @param reason one line for people
    void interrupted(String reason);

    /// The source is there: at first, and again after an interruption.
    void connected();
}
