/// Stages that every message passes on its way in and out.
@NullMarked
package io.glassroom.server.pipeline;

import org.jspecify.annotations.NullMarked;
