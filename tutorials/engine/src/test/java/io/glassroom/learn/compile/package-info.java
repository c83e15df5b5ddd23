/// Tests of the package of the same name.
@NullMarked
package io.glassroom.learn.compile;

import org.jspecify.annotations.NullMarked;
