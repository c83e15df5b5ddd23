/// Tests of stepping.
@NullMarked
package io.glassroom.client.step;

import org.jspecify.annotations.NullMarked;
