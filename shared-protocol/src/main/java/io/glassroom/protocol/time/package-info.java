/// The injected clock and timers. Nothing in Glassroom asks the system for the time: it asks the [Time] it was given, so that a test, a lesson or a stepping learner can stop it.
@NullMarked
package io.glassroom.protocol.time;

import org.jspecify.annotations.NullMarked;
