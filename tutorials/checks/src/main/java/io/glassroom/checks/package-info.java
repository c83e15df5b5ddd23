/// What the checks of all lessons have in common: steps and rules, expectations that can show the wrong byte, and a
/// world that stands still until a check moves it.
@NullMarked
package io.glassroom.checks;

import org.jspecify.annotations.NullMarked;
