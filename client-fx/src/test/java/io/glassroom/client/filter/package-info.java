/// The display filter, from text to verdict.
@NullMarked
package io.glassroom.client.filter;

import org.jspecify.annotations.NullMarked;
