/// How members of a cluster know each other: by a [Secret] that all of them know, and by [Certificates] of one authority.
/// Both engines ask here before they say or believe anything.
@NullMarked
package io.glassroom.server.cluster.trust;

import org.jspecify.annotations.NullMarked;
