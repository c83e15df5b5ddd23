/// Stepping through a node: one packet, one hop, one sentence at a time.
@NullMarked
package io.glassroom.client.step;

import org.jspecify.annotations.NullMarked;
