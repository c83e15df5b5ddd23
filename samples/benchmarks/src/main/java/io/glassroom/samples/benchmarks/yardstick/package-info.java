/// Servers to compare with: a bare Netty WebSocket server, and the stock Tyrus container on Grizzly. They echo
/// and broadcast plain WebSocket frames and know nothing of the protocol.
@NullMarked
package io.glassroom.samples.benchmarks.yardstick;

import org.jspecify.annotations.NullMarked;
