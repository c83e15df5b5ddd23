package io.glassroom.server.pipeline;

import io.glassroom.protocol.message.Message;
import io.glassroom.server.session.Session;
import java.util.ArrayList;
import java.util.List;

/// The stages of one direction, in order. May be changed while it is in use: messages see the stages of the moment.
/// Safe for any thread.
public final class Pipeline {

    private volatile List<Stage> stages = List.of();

    /// Puts a stage before all others.
    public synchronized void pushFront(Stage stage) {
        var changed = new ArrayList<>(stages);
        changed.addFirst(stage);
        stages = List.copyOf(changed);
    }

    /// Puts a stage behind all others.
    public synchronized void pushBack(Stage stage) {
        var changed = new ArrayList<>(stages);
        changed.addLast(stage);
        stages = List.copyOf(changed);
    }

    /// Takes a stage out, if it is there.
    public synchronized void remove(Stage stage) {
        stages = stages.stream().filter(other -> other != stage).toList();
    }

    public boolean isEmpty() {
        return stages.isEmpty();
    }

    /// Passes a message through all stages.
    public Message process(Session session, Message message) {
        Message current = message;
        for (Stage stage : stages) {
            current = stage.process(session, current);
        }
        return current;
    }
}
