/// The malformed gallery: each case says what a server should do, does it, and shows what the server really did.
@NullMarked
package io.glassroom.client.compose.gallery;

import org.jspecify.annotations.NullMarked;
