/// Lesson 1: the head of a packet.
@NullMarked
package io.glassroom.checks.l01;

import org.jspecify.annotations.NullMarked;
