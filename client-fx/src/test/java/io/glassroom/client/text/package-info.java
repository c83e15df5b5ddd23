/// The words in both languages.
@NullMarked
package io.glassroom.client.text;

import org.jspecify.annotations.NullMarked;
