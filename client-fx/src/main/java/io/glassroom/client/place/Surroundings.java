package io.glassroom.client.place;

import io.glassroom.client.chat.ChatRoom;
import io.glassroom.client.feed.Feed;
import java.net.URI;
import java.util.Optional;

/// What the window is opened on.
///
/// @param feed where the packets come from
/// @param door to the chat
/// @param own the server, if it is our own
/// @param server where a client of its own can connect to; absent where there is none, as in a recording
/// @param target what it is
public record Surroundings(
        Feed feed, ChatRoom.Door door, Optional<? extends OwnServer> own, Optional<URI> server, Target target) {

    /// On a server of our own; or on nothing that could be connected to.
    public Surroundings(Feed feed, ChatRoom.Door door, Optional<? extends OwnServer> own) {
        this(
                feed,
                door,
                own,
                own.map(OwnServer::uri),
                own.isPresent() ? new Target.Own() : new Target.Inspected(URI.create(feed.source())));
    }
}
