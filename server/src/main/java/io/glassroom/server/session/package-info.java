/// A client as the application sees it: who it is, what is remembered of it, how to reach it. Knows nothing of where its connection is.
@NullMarked
package io.glassroom.server.session;

import org.jspecify.annotations.NullMarked;
