package io.glassroom.server.pipeline;

import io.glassroom.protocol.message.Message;
import io.glassroom.server.session.Session;

/// One station that messages pass: looks at a message, may change it, or stops it by throwing. A stopped Request is
/// answered, by the error of a [io.glassroom.server.session.HandlerException] or else by 500.
@FunctionalInterface
public interface Stage {

    Message process(Session session, Message message);
}
