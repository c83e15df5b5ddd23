package io.glassroom.client.place;

import io.glassroom.client.chat.ChatRoom;
import io.glassroom.client.feed.Feed;
import java.util.Optional;

/// What the window is opened on.
///
/// @param feed where the packets come from
/// @param door to the chat
/// @param node if it is our own
public record Surroundings(Feed feed, ChatRoom.Door door, Optional<? extends OwnNode> node) {}
