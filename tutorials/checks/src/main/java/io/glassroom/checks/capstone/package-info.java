/// The capstone: the learner's server and the conformance suite of the project.
@NullMarked
package io.glassroom.checks.capstone;

import org.jspecify.annotations.NullMarked;
