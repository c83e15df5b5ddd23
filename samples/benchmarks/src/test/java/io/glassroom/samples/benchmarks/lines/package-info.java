@NullMarked
package io.glassroom.samples.benchmarks.lines;

import org.jspecify.annotations.NullMarked;
