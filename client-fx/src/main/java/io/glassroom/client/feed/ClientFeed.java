package io.glassroom.client.feed;

import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.ClientState;
import io.glassroom.protocol.client.GlassroomClient;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapLine;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Any server of this protocol, seen by being its client: a connection of the feed's own, and those that others open
/// with [#tapped]. Of what happens between other clients and the server it knows nothing.
public final class ClientFeed implements Feed {

    private static final String OWN = "you";

    private final URI server;
    private final ClientConfig config;
    private volatile Tap tap = Tap.NONE;
    private @Nullable GlassroomClient client;
    private @Nullable TurnedTap turned;
    private boolean closed;

    public ClientFeed(URI server, ClientConfig config) {
        this.server = server;
        this.config = config;
    }

    @Override
    public String source() {
        return server.toString();
    }

    /// For a client whose packets this feed shall tell of too.
    ///
    /// @param name of its connection
    public ClientConfig tapped(String name) {
        return config.withTap(name, new Late());
    }

    @Override
    public synchronized void open(FeedListener listener) {
        if (closed) {
            return;
        }
        var round = new TurnedTap(server.getRawAuthority(), config.time(), listener);
        turned = round;
        tap = round;
        listener.introduced(new TapLine.Hello(
                server.getRawAuthority(), "", RouteDictionary.EMPTY, Duration.ZERO, config.serializer().name(), List.of()));
        GlassroomClient own = GlassroomClient.connect(server, config.withTap(OWN, round));
        client = own;
        own.onState(state -> {
            switch (state) {
                case ClientState.Working working -> listener.connected();
                case ClientState.Waiting waiting -> listener.interrupted(waiting.reason());
                case ClientState.Closed end -> tellEnd(listener, end.reason());
                case ClientState.Connecting connecting -> {}
            }
        });
    }

    private synchronized void tellEnd(FeedListener listener, String reason) {
        if (!closed) {
            listener.ended(reason);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (turned != null) {
            turned.end();
        }
        tap = Tap.NONE;
        if (client != null) {
            client.close();
        }
    }

    /// The tap that there will be once the feed is open.
    private final class Late implements Tap {

        @Override
        public boolean active() {
            return tap.active();
        }

        @Override
        public void emit(FlowId flow, TapEvent event) {
            tap.emit(flow, event);
        }
    }
}
