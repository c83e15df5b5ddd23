/// `glassroom learn`: the lessons in a terminal.
@NullMarked
package io.glassroom.learn.command;

import org.jspecify.annotations.NullMarked;
