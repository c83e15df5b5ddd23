@NullMarked
package io.glassroom.client.settings;

import org.jspecify.annotations.NullMarked;
