package io.glassroom.client.app;

import io.glassroom.client.settings.Theme;
import io.glassroom.client.text.Language;
import java.nio.file.Path;
import java.util.Optional;

/// How the window is to look when it opens.
///
/// @param bots on a server of our own
/// @param screenshot draw into this file and end, instead of waiting for a person
record Look(Language language, Theme theme, WindowSize size, int bots, Optional<Path> screenshot) {}
