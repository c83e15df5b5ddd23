/// The Live view: the list of packets, the tree of fields, the bytes, the filter, the handshakes. Each is a view and a
/// view model; what is selected is shared by all of them.
@NullMarked
package io.glassroom.client.live;

import org.jspecify.annotations.NullMarked;
