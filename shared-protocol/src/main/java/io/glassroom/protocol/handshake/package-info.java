/// What both ends tell each other before the first message.
@NullMarked
package io.glassroom.protocol.handshake;

import org.jspecify.annotations.NullMarked;
