/// Why each part of the protocol is as it is, and the lesson that goes into it.
@NullMarked
package io.glassroom.client.why;

import org.jspecify.annotations.NullMarked;
