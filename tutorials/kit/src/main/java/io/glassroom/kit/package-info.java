/// What the learner's code may lean on: connections that carry bytes, and time that checks can turn. Everything between
/// the two the learner writes.
@NullMarked
package io.glassroom.kit;

import org.jspecify.annotations.NullMarked;
