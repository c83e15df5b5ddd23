/// The first minute, and the way to the lessons.
@NullMarked
package io.glassroom.client.learn;

import org.jspecify.annotations.NullMarked;
