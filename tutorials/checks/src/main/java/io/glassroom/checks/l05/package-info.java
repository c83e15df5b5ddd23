/// Lesson 5: Request, Notify, Response, Push.
@NullMarked
package io.glassroom.checks.l05;

import org.jspecify.annotations.NullMarked;
