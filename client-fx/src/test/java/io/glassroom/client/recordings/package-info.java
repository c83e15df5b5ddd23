@NullMarked
package io.glassroom.client.recordings;

import org.jspecify.annotations.NullMarked;
