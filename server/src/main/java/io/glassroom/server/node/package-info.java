/// Where everything is put together: the node as the one place that knows all stations, and the `glassroom` command
/// whose first word says what to start. Nobody imports this package except the sub-commands.
@NullMarked
package io.glassroom.server.node;

import org.jspecify.annotations.NullMarked;
