/// Lines between members on gRPC, over TCP or within one JVM: one stream for each pair of members and direction, opened by
/// the one that sends. [GrpcLines] is the port's implementation; [OutgoingLine] queues and sends, [IncomingLine] receives,
/// and before the first envelope both show each other that they know the secret
/// ([io.glassroom.server.cluster.trust.Secret]).
@NullMarked
package io.glassroom.server.cluster.grpc;

import org.jspecify.annotations.NullMarked;
