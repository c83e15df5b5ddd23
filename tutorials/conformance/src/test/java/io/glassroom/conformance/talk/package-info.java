/// Raw connections against a real node.
@NullMarked
package io.glassroom.conformance.talk;

import org.jspecify.annotations.NullMarked;
