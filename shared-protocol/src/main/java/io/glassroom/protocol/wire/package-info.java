/// Golden vectors: bytes as they travel and what they mean, in `*.wire` text files beside these classes. Every test of
/// either end, in either language, and the gallery of malformed packets read the same files.
@NullMarked
package io.glassroom.protocol.wire;

import org.jspecify.annotations.NullMarked;
