/// The outer layer of the wire: a type, a length and a body. Bytes in, values out; no clock, socket, logger or thread.
@NullMarked
package io.glassroom.protocol.packet;

import org.jspecify.annotations.NullMarked;
