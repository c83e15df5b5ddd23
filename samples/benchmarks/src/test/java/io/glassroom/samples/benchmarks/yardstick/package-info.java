@NullMarked
package io.glassroom.samples.benchmarks.yardstick;

import org.jspecify.annotations.NullMarked;
