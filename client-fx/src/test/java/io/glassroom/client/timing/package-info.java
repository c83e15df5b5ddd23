/// Tests of heartbeats, latency, traffic and the window's own cost.
@NullMarked
package io.glassroom.client.timing;

import org.jspecify.annotations.NullMarked;
