/// The suite against servers that keep the rules, and one that keeps none.
@NullMarked
package io.glassroom.conformance;

import org.jspecify.annotations.NullMarked;
