/// The crossing to the JavaFX thread.
@NullMarked
package io.glassroom.client.pump;

import org.jspecify.annotations.NullMarked;
