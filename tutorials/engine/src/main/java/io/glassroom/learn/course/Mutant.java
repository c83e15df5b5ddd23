package io.glassroom.learn.course;

/// A wrong solution that the checks must notice.
///
/// @param name what is wrong with it: `little-endian-length`
/// @param file of the solution that it changes
/// @param find stands there exactly once
/// @param replace stands there instead
/// @param fails the first step that must fail
/// @param check the check that must notice, which says why: `lengthIsBigEndian`
public record Mutant(String name, String file, String find, String replace, String fails, String check) {}
