/// What the window looks into, and what may be done to it.
@NullMarked
package io.glassroom.client.place;

import org.jspecify.annotations.NullMarked;
