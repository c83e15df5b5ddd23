/// Who is where: sessions, rooms, bots, and what may be done to their connections.
@NullMarked
package io.glassroom.client.rooms;

import org.jspecify.annotations.NullMarked;
