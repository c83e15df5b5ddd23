/// The capture as plain Java: what each tap record means for the packets, the connections and their names. Free of
/// JavaFX, owned by one thread.
@NullMarked
package io.glassroom.client.model;

import org.jspecify.annotations.NullMarked;
