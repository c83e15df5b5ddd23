/// What went wrong, in order of gravity: broken rules, refused requests, lost records, kicks.
@NullMarked
package io.glassroom.client.errors;

import org.jspecify.annotations.NullMarked;
