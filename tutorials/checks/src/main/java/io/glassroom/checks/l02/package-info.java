/// Lesson 2: the handshake.
@NullMarked
package io.glassroom.checks.l02;

import org.jspecify.annotations.NullMarked;
