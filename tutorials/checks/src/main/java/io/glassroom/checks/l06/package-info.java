/// Lesson 6: codes in place of the names of routes.
@NullMarked
package io.glassroom.checks.l06;

import org.jspecify.annotations.NullMarked;
