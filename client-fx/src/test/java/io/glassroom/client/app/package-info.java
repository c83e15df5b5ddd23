/// The window, driven by a robot.
@NullMarked
package io.glassroom.client.app;

import org.jspecify.annotations.NullMarked;
