/// How the body of a message becomes a value: JSON, Protobuf or untouched bytes.
@NullMarked
package io.glassroom.protocol.serialize;

import org.jspecify.annotations.NullMarked;
