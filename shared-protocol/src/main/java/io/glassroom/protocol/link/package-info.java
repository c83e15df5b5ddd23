/// One end of a connection as a state machine without input or output: bytes in, values out, time from outside.
@NullMarked
package io.glassroom.protocol.link;

import org.jspecify.annotations.NullMarked;
