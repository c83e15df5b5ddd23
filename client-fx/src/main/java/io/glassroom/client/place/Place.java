package io.glassroom.client.place;

import io.glassroom.client.chat.ChatRoom;
import io.glassroom.client.chat.ProtocolDoor;
import io.glassroom.client.feed.ClientFeed;
import io.glassroom.client.feed.InspectorFeed;
import io.glassroom.client.feed.RecordingFeed;
import io.glassroom.client.notice.Notice;
import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.time.Time;
import io.glassroom.server.node.CannotStart;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// What the window looks into, opened. Closing it stops what is our own, and may take two seconds.
public final class Place implements AutoCloseable {

    private static final int USUAL_PORT = 3250; // and those behind it for the gates of a cluster

    private final String address;
    private final Surroundings surroundings;
    private final List<Notice> remarks;
    private final Optional<EmbeddedServer> own;

    private Place(String address, Surroundings surroundings, List<Notice> remarks, Optional<EmbeddedServer> own) {
        this.address = address;
        this.surroundings = surroundings;
        this.remarks = remarks;
        this.own = own;
    }

    /// Opens a target; of somebody else's server, only its feed will find out whether it is there.
    ///
    /// @throws CannotStart if our own server cannot start
    public static Place open(Target target, Time time) {
        ClientConfig client = ClientConfig.of(time);
        return switch (target) {
            case Target.Own() -> embedded(time);
            case Target.OwnCluster(ClusterSize size) -> cluster(time, size, USUAL_PORT);
            case Target.Inspected(URI address, var token) -> {
                var door = new ProtocolDoor(address, client);
                yield of(address, new Surroundings(
                        new InspectorFeed(address, token, time), door, Optional.empty(), Optional.of(address), target));
            }
            case Target.Plain(URI address) -> {
                var feed = new ClientFeed(address, client);
                var door = new ProtocolDoor(address, feed.tapped("chat"));
                yield new Place(
                        address.toString(),
                        new Surroundings(feed, door, Optional.empty(), Optional.of(address), target),
                        List.of(Notice.info("plain", "place.plain.found", address.toString())),
                        Optional.empty());
            }
            case Target.Recording(var file, var spot) -> {
                ChatRoom.Door door = (name, room, guest) -> new Nobody(guest);
                yield of(file.toUri(), new Surroundings(
                        new RecordingFeed(file, time), door, Optional.empty(), Optional.empty(), target));
            }
        };
    }

    private static Place of(URI address, Surroundings surroundings) {
        return new Place(address.toString(), surroundings, List.of(), Optional.empty());
    }

    /// Somebody else's node, through its inspector.
    public static Place of(URI address, Time time) {
        return open(new Target.Inspected(address), time);
    }

    /// A node in this process, on the usual port or on a free one.
    public static Place embedded(Time time) {
        return embedded(time, USUAL_PORT);
    }

    /// A node in this process.
    ///
    /// @param port that it takes if it can
    public static Place embedded(Time time, int port) {
        EmbeddedServer server = EmbeddedServer.single(time, port);
        int taken = server.uri().getPort();
        List<Notice> remarks = port == 0 || taken == port
                ? List.of()
                : List.of(Notice.warning("port", "place.port", Integer.toString(port), Integer.toString(taken), whoListens(port)));
        return new Place(server.uri().toString(), server.surroundings(new Target.Own()), remarks, Optional.of(server));
    }

    /// A cluster in this process.
    ///
    /// @param port before that of the first gate; 0 for any. Whose port is taken, takes a free one
    public static Place cluster(Time time, ClusterSize size, int port) {
        EmbeddedServer server = EmbeddedServer.cluster(time, size, port);
        return new Place(
                server.uri().toString(), server.surroundings(new Target.OwnCluster(size)), List.of(), Optional.of(server));
    }

    /// The command that names the program which listens on a port.
    private static String whoListens(int port) {
        String system = System.getProperty("os.name");
        if (system.startsWith("Windows")) {
            return "netstat -ano | findstr :" + port;
        }
        return system.startsWith("Mac") ? "lsof -nP -iTCP:" + port + " -sTCP:LISTEN" : "ss -ltnp sport = :" + port;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    /// What there is to say about how it was opened.
    public List<Notice> remarks() {
        return remarks;
    }

    /// The address, with this many bots at it.
    public URI populated(int bots) {
        own.ifPresent(server -> server.crowd().resize(bots));
        return URI.create(address);
    }

    @Override
    public void close() {
        own.ifPresent(EmbeddedServer::close);
    }

    /// A seat where nobody is.
    private record Nobody(ChatRoom.Guest guest) implements ChatRoom {

        Nobody {
            guest.ended("this is a recording");
        }

        @Override
        public void say(String content) {}

        @Override
        public void close() {}
    }
}
