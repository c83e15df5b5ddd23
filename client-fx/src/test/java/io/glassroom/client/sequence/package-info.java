/// Tests of the lanes.
@NullMarked
package io.glassroom.client.sequence;

import org.jspecify.annotations.NullMarked;
