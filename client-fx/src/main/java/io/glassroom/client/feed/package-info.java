/// Where tap records come from: a node in this process, or one that is looked into from afar. Free of JavaFX.
@NullMarked
package io.glassroom.client.feed;

import org.jspecify.annotations.NullMarked;
