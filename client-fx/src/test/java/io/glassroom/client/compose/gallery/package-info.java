/// The gallery against real and against wrong servers.
@NullMarked
package io.glassroom.client.compose.gallery;

import org.jspecify.annotations.NullMarked;
