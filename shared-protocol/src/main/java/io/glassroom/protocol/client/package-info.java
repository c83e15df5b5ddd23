/// The client without a window: connects, shakes hands, asks, tells and listens, and comes back when the connection
/// breaks. The only package of this module that knows sockets and threads.
@NullMarked
package io.glassroom.protocol.client;

import org.jspecify.annotations.NullMarked;
