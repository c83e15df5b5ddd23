package io.glassroom.client.place;

import io.glassroom.client.chat.ProtocolDoor;
import io.glassroom.client.feed.InspectorFeed;
import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.time.Time;
import java.net.URI;
import java.util.Optional;

/// What the window looks into: a node of our own with its bots, or somebody else's. Closing it stops what is our own.
public final class Place implements AutoCloseable {

    private static final int USUAL_PORT = 3250;

    private final URI address;
    private final Surroundings surroundings;
    private final Optional<EmbeddedNode> own;

    private Place(URI address, Surroundings surroundings, Optional<EmbeddedNode> own) {
        this.address = address;
        this.surroundings = surroundings;
        this.own = own;
    }

    /// Somebody else's node.
    public static Place of(URI address, Time time) {
        var door = new ProtocolDoor(address, ClientConfig.of(time));
        var feed = new InspectorFeed(address, time);
        return new Place(address, new Surroundings(feed, door, Optional.empty(), Optional.of(address)), Optional.empty());
    }

    /// A node in this process, on the usual port or on a free one.
    public static Place embedded(Time time) {
        return embedded(time, USUAL_PORT);
    }

    /// A node in this process.
    ///
    /// @param port that it takes if it can
    public static Place embedded(Time time, int port) {
        var node = new EmbeddedNode(time, port);
        return new Place(node.uri(), node.surroundings(), Optional.of(node));
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    /// The address, with this many bots at it.
    public URI populated(int bots) {
        own.ifPresent(node -> node.crowd().resize(bots));
        return address;
    }

    @Override
    public void close() {
        own.ifPresent(EmbeddedNode::close);
    }
}
