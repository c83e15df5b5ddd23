/// What the window itself has to say, at its top: one line each, with what can be done about it.
@NullMarked
package io.glassroom.client.notice;

import org.jspecify.annotations.NullMarked;
