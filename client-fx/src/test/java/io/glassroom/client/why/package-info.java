/// That every part of the protocol says why it is as it is.
@NullMarked
package io.glassroom.client.why;

import org.jspecify.annotations.NullMarked;
