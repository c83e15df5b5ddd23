/// Tests of the package of the same name.
@NullMarked
package io.glassroom.learn.course;

import org.jspecify.annotations.NullMarked;
