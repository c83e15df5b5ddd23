package io.glassroom.samples.distributed;

import io.glassroom.server.component.Component;
import io.glassroom.server.dispatch.Routing;
import io.glassroom.server.node.Application;
import io.glassroom.server.node.NodeServices;
import java.util.List;
import java.util.Map;

/// The distributed chat, found by the `node` command on its class path. All meet in one room, so all are brought to the
/// same node; and what they have is with one master.
public final class DistributedChatApplication implements Application {

    @Override
    public List<Component> components(NodeServices services) {
        return List.of(new BindService(), new TopicService(), new RoomService(services));
    }

    @Override
    public Map<String, Routing> routings(NodeServices services) {
        return Map.of("RoomService", Routing.TOGETHER, "TopicService", Routing.TOGETHER);
    }
}
