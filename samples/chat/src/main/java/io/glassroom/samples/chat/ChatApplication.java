package io.glassroom.samples.chat;

import io.glassroom.server.component.Component;
import io.glassroom.server.dispatch.Routing;
import io.glassroom.server.node.Application;
import io.glassroom.server.node.NodeServices;
import java.util.List;
import java.util.Map;

/// The chat demo, found by the `node` command on its class path.
public final class ChatApplication implements Application {

    @Override
    public List<Component> components(NodeServices services) {
        return List.of(new ChatRoom(services), new Echo());
    }

    @Override
    public Map<String, Routing> routings(NodeServices services) {
        return Map.of("Room", new RoomRouting(services.serializer()));
    }
}
