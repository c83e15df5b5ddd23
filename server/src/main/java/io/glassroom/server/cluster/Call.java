package io.glassroom.server.cluster;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.server.dispatch.Sender;

/// A request that another node has and that waits for its answer.
///
/// @param since nanoseconds of the node's time
/// @param tries how many nodes have given it back
record Call(LocalSession of, Message.Request request, Sender sender, FlowId flow, long since, int tries) {}
