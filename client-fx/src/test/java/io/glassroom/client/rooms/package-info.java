/// Tests of the rooms, sessions, bots and faults.
@NullMarked
package io.glassroom.client.rooms;

import org.jspecify.annotations.NullMarked;
