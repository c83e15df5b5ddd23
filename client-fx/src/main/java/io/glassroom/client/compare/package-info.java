/// The selected packet beside another form of it: the one before on the same route, and itself with and without route
/// codes.
@NullMarked
package io.glassroom.client.compare;

import org.jspecify.annotations.NullMarked;
