package io.glassroom.client.app;

import io.glassroom.client.chat.ProtocolDoor;
import io.glassroom.client.feed.Feed;
import io.glassroom.client.feed.InspectorFeed;
import io.glassroom.client.feed.NodeFeed;
import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.time.Time;
import io.glassroom.samples.bots.Bots;
import io.glassroom.samples.bots.BotsConfig;
import io.glassroom.samples.chat.ChatApplication;
import io.glassroom.server.node.CannotStart;
import io.glassroom.server.node.Node;
import io.glassroom.server.node.NodeConfig;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/// What the window looks into: a node of our own with its bots, or somebody else's. Closing it stops what is our own.
final class Place implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Place.class.getName());
    private static final String HOST = "127.0.0.1";
    private static final int USUAL_PORT = 3250;
    private static final int FEW = 9; // bots who come one after the other
    private static final Duration SLOW = Duration.ofMillis(700);
    private static final Duration BRISK = Duration.ofMillis(50);
    private static final int TAP_RECORDS = 1 << 16; // a window that starts may be seconds late with its first poll
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final URI address;
    private final AppViewModel.Surroundings surroundings;
    private final List<AutoCloseable> own; // to be closed in this order

    private Place(URI address, AppViewModel.Surroundings surroundings, List<AutoCloseable> own) {
        this.address = address;
        this.surroundings = surroundings;
        this.own = own;
    }

    /// Somebody else's node.
    static Place of(URI address, Time time) {
        Feed feed = new InspectorFeed(address, time);
        var door = new ProtocolDoor(address, ClientConfig.of(time));
        return new Place(address, new AppViewModel.Surroundings(feed, door, Optional.empty()), List.of());
    }

    /// A node in this process, on the usual port or on a free one.
    static Place embedded(Time time) {
        return embedded(time, USUAL_PORT);
    }

    /// A node in this process.
    ///
    /// @param port that it takes if it can
    static Place embedded(Time time, int port) {
        Node node = start(port);
        ClientConfig client = ClientConfig.of(time);
        var bots = new Bots(BotsConfig.of(node.uri(), client));
        var surroundings = new AppViewModel.Surroundings(
                new NodeFeed(node, time), new ProtocolDoor(node.uri(), client), Optional.of(crowd(bots)));
        return new Place(node.uri(), surroundings, List.of(bots::close, node));
    }

    /// A few come at a pace that one can follow, many at once.
    private static IntConsumer crowd(Bots bots) {
        return count -> bots.resize(count, count - bots.names().size() > FEW ? BRISK : SLOW);
    }

    private static Node start(int port) {
        try {
            return Node.start(config(port));
        } catch (IOException taken) {
            try {
                return Node.start(config(0));
            } catch (IOException e) {
                throw new CannotStart("cannot start the server: " + e.getMessage(), e);
            }
        }
    }

    private static NodeConfig config(int port) {
        return NodeConfig.builder()
                .name("gate-1")
                .listen(HOST, port)
                .heartbeat(HEARTBEAT)
                .tapRecords(TAP_RECORDS)
                .application(new ChatApplication())
                .build();
    }

    AppViewModel.Surroundings surroundings() {
        return surroundings;
    }

    /// The address, with this many bots at it.
    URI populated(int bots) {
        surroundings.crowd().ifPresent(crowd -> crowd.accept(bots));
        return address;
    }

    @Override
    public void close() {
        for (AutoCloseable part : own) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.ERROR, "could not be closed: " + part, e);
            }
        }
    }
}
