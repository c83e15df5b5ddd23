/// What is selected, as text for other tools: bytes, Java, a filter, a test.
@NullMarked
package io.glassroom.client.copy;

import org.jspecify.annotations.NullMarked;
