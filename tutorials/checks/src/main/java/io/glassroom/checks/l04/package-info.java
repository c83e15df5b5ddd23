/// Lesson 4: the head of a message.
@NullMarked
package io.glassroom.checks.l04;

import org.jspecify.annotations.NullMarked;
