/// Connections that do exactly what they are told, right or wrong: what the composer and the gallery send with.
@NullMarked
package io.glassroom.client.compose.raw;

import org.jspecify.annotations.NullMarked;
