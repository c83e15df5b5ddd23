/// The way out for what the composer and the gallery send, and the way back to what was seen of it.
@NullMarked
package io.glassroom.client.compose.raw;

import org.jspecify.annotations.NullMarked;
