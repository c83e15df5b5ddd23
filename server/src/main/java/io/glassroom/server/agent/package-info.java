/// One client connection on this node: the link, the mailbox and the session that belong together.
@NullMarked
package io.glassroom.server.agent;

import org.jspecify.annotations.NullMarked;
