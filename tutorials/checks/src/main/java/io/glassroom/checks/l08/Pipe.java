package io.glassroom.checks.l08;

import io.glassroom.checks.Track;
import io.glassroom.checks.Track.Side;
import io.glassroom.kit.Clock;
import io.glassroom.kit.Connection;
import io.glassroom.kit.ConnectionHandler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import mychat.ChatClient;
import mychat.ChatServer;

/// A connection in memory between the learner's client and the learner's server. Nothing moves by itself: [#flow]
/// carries over what was sent, until neither end has anything to say.
final class Pipe {

    private final Track track;
    private final Deque<Runnable> onTheWay = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();
    private final ConnectionHandler server;
    private final ChatClient client;
    private int closeCode;

    /// @param name of the client
    Pipe(ChatServer server, Clock clock, String name) {
        track = Track.opened(Side.SERVER, name);
        this.server = server.opened(new End(false));
        client = new ChatClient(new End(true), clock); // speaks at once, and is heard when it flows
        client.onMessage(heard::add);
    }

    ChatClient client() {
        return client;
    }

    /// What the listener of the client was given.
    List<String> heard() {
        return heard;
    }

    /// 0 while it is open.
    int closeCode() {
        return closeCode;
    }

    void flow() {
        for (Runnable next = onTheWay.poll(); next != null; next = onTheWay.poll()) {
            next.run();
        }
    }

    private final class End implements Connection {

        private final boolean ofClient;

        End(boolean ofClient) {
            this.ofClient = ofClient;
        }

        @Override
        public void send(byte[] packet) {
            if (closeCode == 0) {
                byte[] copy = packet.clone();
                if (ofClient) {
                    track.in(copy);
                } else {
                    track.out(copy);
                }
                onTheWay.add(() -> (ofClient ? server : client).received(copy));
            }
        }

        @Override
        public void close(int code, String reason) {
            if (closeCode == 0) {
                closeCode = code;
                track.closed(code, reason);
                onTheWay.add(() -> {
                    server.closed(code, reason);
                    client.closed(code, reason);
                });
            }
        }
    }
}
