/// Servers as processes: starting them, waiting until they serve, and reading what they cost from `/proc`.
@NullMarked
package io.glassroom.samples.benchmarks.process;

import org.jspecify.annotations.NullMarked;
