package io.glassroom.server.dispatch;

import io.glassroom.server.component.HandlerMethod;
import io.glassroom.server.schedule.Scheduler;
import java.util.Optional;

/// Where a message is to be handled.
public sealed interface Destination {

    /// By a component of this node.
    ///
    /// @param scheduler whose turn the handler takes; empty if it may run at any time
    record Local(HandlerMethod handler, Optional<Scheduler> scheduler) implements Destination {}

    /// By another node, which has the service.
    ///
    /// @param service the first part of the route
    /// @param node its name
    record Remote(String service, String node) implements Destination {}

    /// By nobody: no node has such a route.
    record Unknown() implements Destination {}
}
