/// The learner's own folder: what is copied into it, what is taken back, and when something in it was saved.
@NullMarked
package io.glassroom.learn.workspace;

import org.jspecify.annotations.NullMarked;
