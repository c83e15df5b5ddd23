/// The beat that all animation follows, so that a test can be the one who beats.
@NullMarked
package io.glassroom.client.motion;

import org.jspecify.annotations.NullMarked;
