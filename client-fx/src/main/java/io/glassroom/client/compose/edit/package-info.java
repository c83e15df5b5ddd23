/// The byte composer: any byte, bit or field of a packet changed by hand, and sent exactly as it stands.
@NullMarked
package io.glassroom.client.compose.edit;

import org.jspecify.annotations.NullMarked;
