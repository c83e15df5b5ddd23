/// Surfaces for views that draw themselves: as large as what is seen, in the colours of the theme, and only while
/// shown.
@NullMarked
package io.glassroom.client.canvas;

import org.jspecify.annotations.NullMarked;
