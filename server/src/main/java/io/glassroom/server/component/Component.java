package io.glassroom.server.component;

/// A part of an application: its [Handler] methods are routes, its life follows the node's. The handlers of one
/// component run one at a time, unless its [Service] annotation says otherwise.
public interface Component {

    /// The node is being put together; nothing is served yet.
    default void init() {}

    /// All components have been initialised.
    default void afterInit() {}

    /// The node stops taking connections in; those that are there still work. Called in reverse order.
    default void beforeShutdown() {}

    /// All connections are closed. Called in reverse order.
    default void shutdown() {}
}
