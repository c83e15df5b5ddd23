package io.glassroom.samples.chat;

import io.glassroom.protocol.serialize.Serializer;
import io.glassroom.protocol.serialize.UnreadableBodyException;
import io.glassroom.server.dispatch.Routing;
import io.glassroom.server.session.HandlerException;
import java.util.Optional;

/// Brings all who are in a room to the same node, and different rooms to different ones: a `Room.Join` goes where its room
/// is at home. A wish that will be refused changes nothing: it goes to the node that the session uses already.
final class RoomRouting implements Routing {

    private static final String JOIN = "Room.Join";

    private final Serializer serializer;

    RoomRouting(Serializer serializer) {
        this.serializer = serializer;
    }

    @Override
    public boolean decides(String route) {
        return route.equalsIgnoreCase(JOIN);
    }

    @Override
    public Choice choose(Call call) {
        return wanted(call).map(Choice::home).orElseGet(() -> stay(call));
    }

    private Optional<String> wanted(Call call) {
        if (!decides(call.route())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Wish.of(call.session(), serializer.read(call.body(), Bodies.Join.class)).room());
        } catch (UnreadableBodyException | HandlerException refused) {
            return Optional.empty();
        }
    }

    private static Choice stay(Call call) {
        return call.bound()
                .filter(node -> call.candidates().stream().anyMatch(candidate -> candidate.node().equals(node)))
                .map(Choice::node)
                .orElseGet(Choice::spread);
    }
}
