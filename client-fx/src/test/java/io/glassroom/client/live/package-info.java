/// The view models of the Live view, without a toolkit.
@NullMarked
package io.glassroom.client.live;

import org.jspecify.annotations.NullMarked;
