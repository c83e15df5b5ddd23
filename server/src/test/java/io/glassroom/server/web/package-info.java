/// The browser pages' own modules, run in a JavaScript engine against the same bytes as the Java codec.
@NullMarked
package io.glassroom.server.web;

import org.jspecify.annotations.NullMarked;
