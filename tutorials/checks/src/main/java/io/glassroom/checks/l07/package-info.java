/// Lesson 7: a room, and many threads in it.
@NullMarked
package io.glassroom.checks.l07;

import org.jspecify.annotations.NullMarked;
