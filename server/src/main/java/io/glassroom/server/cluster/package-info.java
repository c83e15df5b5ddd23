/// Nodes that know of each other and forward for each other: who is a member, who is online where, and the lines between
/// the nodes. Three ports - [Roster], [Directory], [Lines] - hide the engines; everything above them is the same in one
/// process and in many.
@NullMarked
package io.glassroom.server.cluster;

import org.jspecify.annotations.NullMarked;
