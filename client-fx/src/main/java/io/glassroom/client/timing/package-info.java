/// Heartbeats, latency, traffic, and what the window itself costs.
@NullMarked
package io.glassroom.client.timing;

import org.jspecify.annotations.NullMarked;
