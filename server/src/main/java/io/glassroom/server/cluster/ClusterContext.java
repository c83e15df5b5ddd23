package io.glassroom.server.cluster;

import io.glassroom.protocol.serialize.Serializer;
import io.glassroom.protocol.tap.NodeInfo;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.time.Time;
import io.glassroom.server.dispatch.Routing;
import io.glassroom.server.group.Groups;
import io.glassroom.server.session.Sessions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// What a [Cluster] has of its node.
///
/// @param node its name
/// @param routes all that clients can ask for, on whatever node
/// @param routings how sessions find their node, by service; spread for those that are not named
/// @param requestTimeout after which nobody waits for an answer any more
/// @param numbered told the node's number as soon as it has joined, before anything else happens
/// @param left told of each member that went, by its own wish or not; may block
public record ClusterContext(
        String node,
        ClusterConfig config,
        Engines engines,
        Sessions sessions,
        Groups groups,
        Set<String> routes,
        Map<String, Routing> routings,
        Serializer serializer,
        Duration requestTimeout,
        Time time,
        Tap tap,
        IntConsumer numbered,
        Consumer<NodeInfo> left,
        ClusterCounters counters) {}
