package io.glassroom.client.feed;

import io.glassroom.client.model.ConnectionMemory;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;

/// Told by a [Feed], on the feed's threads. Must return at once and never throw: the feed may be on the data path. A
/// feed of several nodes tells the records of each in their order; between two nodes there is no order.
public interface FeedListener {

    void record(TapRecord record);

    /// Who tells, and what there was before the first record: at the beginning, and again after an interruption. Of
    /// several nodes each is introduced when it can be seen.
    void introduced(TapLine.Hello hello);

    /// The source went away, or could not be reached; nothing more will come unless the feed finds it again.
    ///
    /// @param reason one line for people
    void interrupted(String reason);

    /// One node of several went away, or could not be reached; of the others more will come. It is introduced again
    /// when it is there again. Whether it has left for good, the others tell with a
    /// [io.glassroom.protocol.tap.TapEvent.Cluster.Change].
    ///
    /// @param node its name
    /// @param reason one line for people
    default void interrupted(String node, String reason) {}

    /// The source is there: at first, and again after an interruption.
    void connected();

    /// The source has ended, and the feed will not look for it again.
    ///
    /// @param reason one line for people
    default void ended(String reason) {
        interrupted(reason);
    }

    /// Whether so much waits that a feed which can wait should: one that reads a file, as opposed to a living node.
    default boolean isCrowded() {
        return false;
    }

    /// What a recording knows of a connection that was there before its first record.
    default void remembered(ConnectionMemory memory) {}

    /// What a person wrote beside the packets, from a recording.
    default void noted(Margin margin) {}

    /// How far a feed has come that has an end.
    default void read(Reading reading) {}
}
