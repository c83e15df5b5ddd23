/// Tests of what the window looks into.
@NullMarked
package io.glassroom.client.place;

import org.jspecify.annotations.NullMarked;
