package io.glassroom.client.feed;

/// A source of tap records. What it finds it tells its [FeedListener], on threads of its own, until it is closed.
public interface Feed extends AutoCloseable {

    /// Where the records come from, for people: the address of a node.
    String source();

    /// Begins to tell. Called once.
    void open(FeedListener listener);

    /// Ends the telling; calls that are under way may still finish. Closing twice is harmless.
    @Override
    void close();
}
