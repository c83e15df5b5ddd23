/// Lesson 3: the heartbeat.
@NullMarked
package io.glassroom.checks.l03;

import org.jspecify.annotations.NullMarked;
