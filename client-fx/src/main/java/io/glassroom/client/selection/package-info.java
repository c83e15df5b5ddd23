/// What the person looks at, shared by every pane.
@NullMarked
package io.glassroom.client.selection;

import org.jspecify.annotations.NullMarked;
