/// The capstone: the learner's server and the conformance suite of the project.
@NullMarked
package io.glassroom.checks.l09;

import org.jspecify.annotations.NullMarked;
