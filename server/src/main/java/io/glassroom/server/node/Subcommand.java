package io.glassroom.server.node;

import java.util.concurrent.Callable;

/// One word after `glassroom`: `node`, `watch`, `bots` and so on. Any module adds one: a public class with a public
/// constructor without parameters and picocli's `@Command(name = …, description = …)`, named in
/// `META-INF/services/io.glassroom.server.node.Subcommand`. The server thus needs to know neither the samples nor the
/// desktop client.
///
/// [#call()] runs on the main thread and gives the exit code: 0 for a good end, 1 for a failure that it has told
/// of already. It throws [CannotStart] for what the person who typed the command can put right. Each sub-command has
/// `--help`, `--version` and `--debug` without asking for them, and an option `--config` is read as a [ConfigFile].
///
/// The classes of all sub-commands are read at every start, though only the chosen one becomes an object, and JavaFX
/// is missing in all starts but the desktop's: fields and method signatures of a sub-command name no JavaFX type.
public interface Subcommand extends Callable<Integer> {}
