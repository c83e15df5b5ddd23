/// Microbenchmarks (JMH) of the codecs on the hot path.
@NullMarked
package io.glassroom.samples.benchmarks.codec;

import org.jspecify.annotations.NullMarked;
