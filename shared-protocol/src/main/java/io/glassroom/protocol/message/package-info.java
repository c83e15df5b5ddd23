/// The inner layer of the wire, carried by Data packets: requests, notifies, responses and pushes, and the dictionary that shortens their routes.
@NullMarked
package io.glassroom.protocol.message;

import org.jspecify.annotations.NullMarked;
