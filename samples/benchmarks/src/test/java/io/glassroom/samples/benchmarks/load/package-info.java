@NullMarked
package io.glassroom.samples.benchmarks.load;

import org.jspecify.annotations.NullMarked;
