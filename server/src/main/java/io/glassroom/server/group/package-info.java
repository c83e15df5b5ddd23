/// Sessions that are told things together.
@NullMarked
package io.glassroom.server.group;

import org.jspecify.annotations.NullMarked;
