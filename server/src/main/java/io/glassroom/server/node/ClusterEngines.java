package io.glassroom.server.node;

import io.glassroom.server.cluster.ClusterConfig;
import io.glassroom.server.cluster.Engines;
import io.glassroom.server.cluster.grpc.GrpcLines;
import io.glassroom.server.cluster.infinispan.InfinispanRoster;

/// Chooses who keeps the members, the directory and the lines: Infinispan and gRPC over a network, memory and gRPC without
/// sockets within one JVM.
final class ClusterEngines {

    private ClusterEngines() {}

    static Engines of(ClusterConfig config) {
        return switch (config.medium()) {
            case ClusterConfig.Memory memory -> new Engines(
                    memory.shared().roster(), memory.shared().directory(), member -> GrpcLines.of(member, config));
            case ClusterConfig.Network network -> {
                var roster = new InfinispanRoster(config.name(), network);
                yield new Engines(roster, roster.directory(), member -> GrpcLines.of(member, config));
            }
        };
    }
}
