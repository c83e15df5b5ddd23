/// The one crossing from the threads of feeds, chats and bots to the JavaFX thread.
@NullMarked
package io.glassroom.client.pump;

import org.jspecify.annotations.NullMarked;
