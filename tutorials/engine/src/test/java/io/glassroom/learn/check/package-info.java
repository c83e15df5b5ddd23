/// Tests of the package of the same name.
@NullMarked
package io.glassroom.learn.check;

import org.jspecify.annotations.NullMarked;
