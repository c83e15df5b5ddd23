/// The words on the screen, in English and Chinese, and the switch between them.
@NullMarked
package io.glassroom.client.text;

import org.jspecify.annotations.NullMarked;
