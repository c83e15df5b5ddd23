/// The display filter: `msg.route == "Room.Message" && len > 40`. Text is parsed into a value, values are printed back
/// into text, and a packet matches or does not. Pure.
@NullMarked
package io.glassroom.client.filter;

import org.jspecify.annotations.NullMarked;
