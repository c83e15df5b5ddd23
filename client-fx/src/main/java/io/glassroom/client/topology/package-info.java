/// Nodes, connections and what travels between them.
@NullMarked
package io.glassroom.client.topology;

import org.jspecify.annotations.NullMarked;
