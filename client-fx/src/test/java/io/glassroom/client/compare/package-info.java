/// What changed, and what codes save, on real packets.
@NullMarked
package io.glassroom.client.compare;

import org.jspecify.annotations.NullMarked;
