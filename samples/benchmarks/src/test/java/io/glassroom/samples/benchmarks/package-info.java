@NullMarked
package io.glassroom.samples.benchmarks;

import org.jspecify.annotations.NullMarked;
