/// From the learner's source files to classes, or to problems that a beginner can read.
@NullMarked
package io.glassroom.learn.compile;

import org.jspecify.annotations.NullMarked;
