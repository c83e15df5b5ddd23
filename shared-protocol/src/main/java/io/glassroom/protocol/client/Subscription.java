package io.glassroom.protocol.client;

/// A listener's place; closing it gives the place up. A call that is under way still ends.
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    @Override
    void close();
}
