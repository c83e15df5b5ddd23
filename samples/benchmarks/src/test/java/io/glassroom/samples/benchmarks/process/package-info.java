@NullMarked
package io.glassroom.samples.benchmarks.process;

import org.jspecify.annotations.NullMarked;
