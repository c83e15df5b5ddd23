/// The person's own place in the chat: a client like any other, with its own connection to the node.
@NullMarked
package io.glassroom.client.chat;

import org.jspecify.annotations.NullMarked;
