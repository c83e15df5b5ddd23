/// What an application is made of: components, and the handler methods found in them.
@NullMarked
package io.glassroom.server.component;

import org.jspecify.annotations.NullMarked;
