/// Tests of the picture of nodes and connections, and of stepping.
@NullMarked
package io.glassroom.client.topology;

import org.jspecify.annotations.NullMarked;
