package io.glassroom.samples.chat;

import io.glassroom.server.component.Component;
import io.glassroom.server.node.Application;
import io.glassroom.server.node.NodeServices;
import java.util.List;

/// The chat demo, found by the `node` command on its class path.
public final class ChatApplication implements Application {

    @Override
    public List<Component> components(NodeServices services) {
        return List.of(new ChatRoom(services), new Echo());
    }
}
