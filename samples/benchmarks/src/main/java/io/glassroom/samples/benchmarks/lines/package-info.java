/// What the lines between two nodes of a cluster carry: envelopes one way, and round trips.
@NullMarked
package io.glassroom.samples.benchmarks.lines;

import org.jspecify.annotations.NullMarked;
