/// The chat pane's model, and a real chat.
@NullMarked
package io.glassroom.client.chat;

import org.jspecify.annotations.NullMarked;
