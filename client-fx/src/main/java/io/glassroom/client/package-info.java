/// The desktop client: one folder for each feature, in each a view and a view model.
@NullMarked
package io.glassroom.client;

import org.jspecify.annotations.NullMarked;
