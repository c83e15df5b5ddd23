/// What is copied, read by those for whom it is meant: a compiler, JUnit, the filter parser.
@NullMarked
package io.glassroom.client.copy;

import org.jspecify.annotations.NullMarked;
