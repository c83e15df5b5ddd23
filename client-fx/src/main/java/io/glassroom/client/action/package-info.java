/// Everything that a person can do, with its name and its key: what menus, the command palette and the overlay of keys
/// are made of.
@NullMarked
package io.glassroom.client.action;

import org.jspecify.annotations.NullMarked;
