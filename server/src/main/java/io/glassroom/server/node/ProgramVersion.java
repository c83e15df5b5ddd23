package io.glassroom.server.node;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// What `--version` says: the version of the jar that runs, and what it runs on.
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "glassroom " + text(),
            "Java %s, %s %s".formatted(Runtime.version(), System.getProperty("os.name"), System.getProperty("os.arch"))
        };
    }

    /// The version of the jar, or a word for its absence.
    static String text() {
        return Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion())
                .orElse("(not from a jar)");
    }
}
