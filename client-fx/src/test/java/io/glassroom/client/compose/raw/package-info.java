/// Raw connections against a real node.
@NullMarked
package io.glassroom.client.compose.raw;

import org.jspecify.annotations.NullMarked;
