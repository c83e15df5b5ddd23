/// What there is to learn: lessons with their steps, texts and hints in two languages, and the sources that go with them.
@NullMarked
package io.glassroom.learn.course;

import org.jspecify.annotations.NullMarked;
