/// Lanes of time with an arrow for each packet.
@NullMarked
package io.glassroom.client.sequence;

import org.jspecify.annotations.NullMarked;
