/// Tests of the package of the same name.
@NullMarked
package io.glassroom.learn.workspace;

import org.jspecify.annotations.NullMarked;
