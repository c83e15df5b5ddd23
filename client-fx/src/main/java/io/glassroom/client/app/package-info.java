/// The window around the features: what is started, what stands where, and the bars above and below.
@NullMarked
package io.glassroom.client.app;

import org.jspecify.annotations.NullMarked;
