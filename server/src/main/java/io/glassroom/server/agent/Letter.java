package io.glassroom.server.agent;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.tap.FlowId;

/// A message that waits for its turn.
///
/// @param arrived nanoseconds of the node's time
record Letter(Message message, FlowId flow, long arrived) {}
