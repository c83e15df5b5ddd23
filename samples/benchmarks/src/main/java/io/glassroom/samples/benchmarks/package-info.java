/// The `bench` command: it puts load on a server that listens on this machine and prints what it measured, and
/// it runs the whole table of figures against Glassroom and the yardstick servers.
@NullMarked
package io.glassroom.samples.benchmarks;

import org.jspecify.annotations.NullMarked;
