/// What the stations tell their tap, kept in a ring for whoever watches, and the endpoint that streams it to watchers
/// outside of the process.
@NullMarked
package io.glassroom.server.inspect;

import org.jspecify.annotations.NullMarked;
