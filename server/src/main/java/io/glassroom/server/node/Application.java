package io.glassroom.server.node;

import io.glassroom.server.component.Component;
import io.glassroom.server.dispatch.Routing;
import java.util.List;
import java.util.Map;

/// What a node serves: a set of components. The `node` command serves every application that it finds on the class path
/// with [java.util.ServiceLoader]; a program of one's own names its application in the [NodeConfig].
@FunctionalInterface
public interface Application {

    /// New components for one node. Called once for each node; nothing may be shared between them.
    List<Component> components(NodeServices services);

    /// How a cluster's gates choose among the nodes that have a service, by the service's name. Services that are not
    /// named are spread ([Routing#SPREAD]).
    default Map<String, Routing> routings(NodeServices services) {
        return Map.of();
    }
}
