/// What protocol.md asks of a server, as checks that can be pointed at any server of this protocol: Glassroom's own, a
/// learner's, or somebody else's.
@NullMarked
package io.glassroom.conformance;

import org.jspecify.annotations.NullMarked;
