/// The send form: a route, a body, and the answer beside them, over a connection of its own.
@NullMarked
package io.glassroom.client.compose.send;

import org.jspecify.annotations.NullMarked;
