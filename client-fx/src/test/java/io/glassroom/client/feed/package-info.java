/// Traffic for tests, made without a network.
@NullMarked
package io.glassroom.client.feed;

import org.jspecify.annotations.NullMarked;
