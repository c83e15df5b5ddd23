/// What a server makes of something that a client should not send.
@NullMarked
package io.glassroom.conformance.trial;

import org.jspecify.annotations.NullMarked;
