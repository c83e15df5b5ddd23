/// The load generator: one thread, one selector, plain sockets, and its own minimal encoding of the wire
/// (protocol.md sections 1-3). It shares no line with `shared-protocol`, so that a fault which encoder and decoder
/// of the project have in common shows here.
@NullMarked
package io.glassroom.samples.benchmarks.load;

import org.jspecify.annotations.NullMarked;
