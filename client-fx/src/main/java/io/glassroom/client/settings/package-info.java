/// What the window remembers about its person: theme, language, layout.
@NullMarked
package io.glassroom.client.settings;

import org.jspecify.annotations.NullMarked;
