/// Sending: forms, single bytes, and packets that break the rules.
@NullMarked
package io.glassroom.client.compose;

import org.jspecify.annotations.NullMarked;
