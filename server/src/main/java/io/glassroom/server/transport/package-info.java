/// Connections, and what accepts them: WebSocket by the Tyrus engine on Netty, raw TCP, and memory. Carries bytes; what they mean is the link's affair.
@NullMarked
package io.glassroom.server.transport;

import org.jspecify.annotations.NullMarked;
