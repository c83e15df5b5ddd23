/// Tests of the package of the same name.
@NullMarked
package io.glassroom.learn.progress;

import org.jspecify.annotations.NullMarked;
