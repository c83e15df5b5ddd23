/// Runs the checks of a lesson against the learner's classes, in a process that can be killed, and judges each step.
///
/// ```
/// Checker --compiles--> classes --> Child (process): CheckMain --> JUnit --> checks --> the learner's classes
///    ^                                  |
///    +------------ Signal --------------+   over a socket: nothing that is printed can disturb it
/// ```
@NullMarked
package io.glassroom.learn.check;

import org.jspecify.annotations.NullMarked;
