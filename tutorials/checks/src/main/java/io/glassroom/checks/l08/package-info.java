/// Lesson 8: whose a session is, and everything put together: the learner's server against Glassroom's client, and the
/// learner's client against Glassroom's server.
@NullMarked
package io.glassroom.checks.l08;

import org.jspecify.annotations.NullMarked;
