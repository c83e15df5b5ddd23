/// The turns that a component takes, and its timers.
@NullMarked
package io.glassroom.server.schedule;

import org.jspecify.annotations.NullMarked;
