/// Keeping what was seen, and playing it again.
@NullMarked
package io.glassroom.client.recordings;

import org.jspecify.annotations.NullMarked;
