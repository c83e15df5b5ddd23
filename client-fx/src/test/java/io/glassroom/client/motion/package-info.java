/// Tests of playheads and pulses.
@NullMarked
package io.glassroom.client.motion;

import org.jspecify.annotations.NullMarked;
