/// From a route to whoever handles it.
@NullMarked
package io.glassroom.server.dispatch;

import org.jspecify.annotations.NullMarked;
