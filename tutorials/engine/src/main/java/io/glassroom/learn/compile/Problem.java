package io.glassroom.learn.compile;

import java.nio.file.Path;
import java.util.Optional;

/// Why a file does not compile.
///
/// @param line from 1; 0 if the whole file is meant
/// @param column from 1; 0 if there is none
/// @param message javac's, in English, so that it can be looked up
/// @param code the line itself, without its indentation; may be empty
/// @param gloss what it mostly means
public record Problem(Path file, int line, int column, String message, String code, Optional<Gloss> gloss) {}
