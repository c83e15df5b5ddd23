package io.glassroom.client.place;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.time.Time;
import io.glassroom.server.pipeline.Stage;
import io.glassroom.server.session.Session;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// Makes a node slow: each message waits before it goes on to its handler. Messages of one session wait one after the
/// other, as they do for a handler that takes so long; those of others wait beside them.
///
/// @param time by which they wait
record Slowness(Time time, Duration each) implements Stage {

    @Override
    public Message process(Session session, Message message) {
        var over = new CompletableFuture<Message>();
        time.after(each, () -> over.complete(message));
        return over.join();
    }
}
