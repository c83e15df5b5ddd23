/// The chat demo: rooms in which everybody hears everybody, and an echo. What `./glassroom` and `./glassroom node` serve.
@NullMarked
package io.glassroom.samples.chat;

import org.jspecify.annotations.NullMarked;
