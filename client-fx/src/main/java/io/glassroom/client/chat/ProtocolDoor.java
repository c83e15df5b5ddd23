package io.glassroom.client.chat;

import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.ClientException;
import io.glassroom.protocol.client.ClientState;
import io.glassroom.protocol.client.GlassroomClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Enters the chat of a node as any client would: over the protocol, with a connection of its own for each seat. When
/// the connection breaks the client comes back by itself, and joins again; so it does when the gate says that the node
/// which kept the room is gone.
public final class ProtocolDoor implements ChatRoom.Door {

    private static final String SERVICE = "Room";
    private static final int UNAVAILABLE = 503; // at the moment there is no node that has the service
    private static final Duration SOON = Duration.ofMillis(500);

    private final URI server;
    private final ClientConfig config;

    public ProtocolDoor(URI server, ClientConfig config) {
        this.server = server;
        this.config = config;
    }

    @Override
    public ChatRoom enter(String name, String room, ChatRoom.Guest guest) {
        GlassroomClient client = GlassroomClient.connect(server, config);
        client.on("onMembers", Members.class, members -> guest.members(members.names == null ? List.of() : members.names));
        client.on("onMessage", Said.class, said -> guest.said(text(said.name), text(said.content)));
        client.on("onNewUser", News.class, news -> tell(guest, news, guest::came));
        client.on("onLeave", News.class, news -> tell(guest, news, guest::left));
        client.onServiceReset(services -> {
            if (services.contains(SERVICE)) {
                join(client, name, room, guest, guest::seatedAgain);
            }
        });
        client.onState(state -> {
            switch (state) {
                case ClientState.Working working -> join(client, name, room, guest, guest::seated);
                case ClientState.Closed closed -> guest.ended(closed.reason());
                case ClientState.Connecting connecting -> {}
                case ClientState.Waiting waiting -> guest.waiting(waiting.reason());
            }
        });
        return new Seat(client, name, guest);
    }

    @Override
    public ProtocolDoor withRouteCodes(boolean codes) {
        return new ProtocolDoor(server, config.withRouteCodes(codes));
    }

    /// The same door at other gates: at the first of them that is there.
    ///
    /// @param gates at least one
    public ProtocolDoor at(List<URI> gates) {
        return new ProtocolDoor(gates.getFirst(), config.withDialer(new AnyGate(gates, config.dialer())));
    }

    private void join(GlassroomClient client, String name, String room, ChatRoom.Guest guest, Runnable seated) {
        client.request("Room.Join", new Join(room, name))
                .whenCompleteAsync(
                        (answer, failure) -> {
                            if (failure == null) {
                                seated.run();
                            } else if (failure instanceof ClientException.Refused refused && refused.code() == UNAVAILABLE) {
                                guest.waiting(String.valueOf(refused.getMessage()));
                                config.time().after(SOON, () -> join(client, name, room, guest, seated));
                            } else if (failure instanceof ClientException.Refused refused) {
                                guest.ended(String.valueOf(refused.getMessage()));
                                client.close();
                            }
                        },
                        client.inOrder());
    }

    /// A server that does not say the name has said it in its sentence.
    private static void tell(ChatRoom.Guest guest, News news, Consumer<String> named) {
        if (news.name == null) {
            guest.announced(text(news.content));
        } else {
            named.accept(news.name);
        }
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent;
    }

    private record Seat(GlassroomClient client, String name, ChatRoom.Guest guest) implements ChatRoom {

        @Override
        public void say(String content) {
            try {
                client.notify("Room.Message", new Said(name, content));
            } catch (ClientException.Disconnected e) {
                guest.announced(String.valueOf(e.getMessage()));
            }
        }

        @Override
        public void close() {
            client.close();
        }
    }

    private record Join(String room, String name) {}

    private record Said(@Nullable String name, @Nullable String content) {}

    private record Members(@Nullable List<String> names) {}

    private record News(@Nullable String content, @Nullable String name) {}
}
