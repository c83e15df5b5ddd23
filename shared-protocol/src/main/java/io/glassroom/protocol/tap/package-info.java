/// What an observer can see: each step of each packet, as a value. Whoever emits never waits for whoever watches.
@NullMarked
package io.glassroom.protocol.tap;

import org.jspecify.annotations.NullMarked;
