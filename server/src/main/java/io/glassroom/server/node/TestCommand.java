package io.glassroom.server.node;

import picocli.CommandLine.Command;

/// Stands in the list of sub-commands for what the start script does itself: a program cannot build and test the very
/// files that it is running from.
@Command(name = "test", description = "Build everything and run all tests (./glassroom only).")
public final class TestCommand implements Subcommand {
    @Override
    public Integer call() {
        throw new CannotStart("the tests need the source tree: run ./glassroom test there");
    }
}
