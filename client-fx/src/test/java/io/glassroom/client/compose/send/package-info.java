/// The send form against a real node.
@NullMarked
package io.glassroom.client.compose.send;

import org.jspecify.annotations.NullMarked;
