/// Connections that do exactly what they are told, right or wrong, step by step.
@NullMarked
package io.glassroom.conformance.talk;

import org.jspecify.annotations.NullMarked;
