/// What the shape of the code itself must keep to.
@NullMarked
package io.glassroom.server.architecture;

import org.jspecify.annotations.NullMarked;
