/// What the learner has done so far, kept in the workspace.
@NullMarked
package io.glassroom.learn.progress;

import org.jspecify.annotations.NullMarked;
