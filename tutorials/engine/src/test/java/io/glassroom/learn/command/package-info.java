/// Tests of the package of the same name.
@NullMarked
package io.glassroom.learn.command;

import org.jspecify.annotations.NullMarked;
