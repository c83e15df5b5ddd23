/// That everything which went wrong is listed once, with what there is to say of it.
@NullMarked
package io.glassroom.client.errors;

import org.jspecify.annotations.NullMarked;
