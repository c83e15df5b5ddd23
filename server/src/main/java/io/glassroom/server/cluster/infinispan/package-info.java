/// Membership and directory of a cluster of several processes, kept by Infinispan on JGroups. Nobody else in the program
/// knows either of them.
///
/// Reading order: [InfinispanRoster] and [InfinispanDirectory] are the ports' implementations, [Seats] what members know of
/// each other, [Lookout] how they hear of it; [Grid] is the engine, [Stack] how members talk, [Entrance] and [Handshake]
/// how they know each other.
@NullMarked
package io.glassroom.server.cluster.infinispan;

import org.jspecify.annotations.NullMarked;
