/// The byte composer: three views of the same bytes.
@NullMarked
package io.glassroom.client.compose.edit;

import org.jspecify.annotations.NullMarked;
