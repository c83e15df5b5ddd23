/// What outlives the window: settings, the list of recordings and their notes, in one SQLite file.
@NullMarked
package io.glassroom.client.store;

import org.jspecify.annotations.NullMarked;
