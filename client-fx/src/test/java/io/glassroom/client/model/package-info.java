/// What the capture makes of records.
@NullMarked
package io.glassroom.client.model;

import org.jspecify.annotations.NullMarked;
