@NullMarked
package io.glassroom.client.store;

import org.jspecify.annotations.NullMarked;
