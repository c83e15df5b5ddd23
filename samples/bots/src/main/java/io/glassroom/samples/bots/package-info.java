/// Users who are programs: they join a room, chat in English and Chinese, fall out of the connection and come back. The
/// same seed makes the same crowd say the same things at the same times.
@NullMarked
package io.glassroom.samples.bots;

import org.jspecify.annotations.NullMarked;
