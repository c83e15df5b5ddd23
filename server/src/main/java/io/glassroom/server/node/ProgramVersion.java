package io.glassroom.server.node;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// What `--version` says: the version of the jar that runs, and what it runs on.
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion())
                .orElse("(not from a jar)");
        return new String[] {
            "glassroom " + version,
            "Java %s, %s %s".formatted(Runtime.version(), System.getProperty("os.name"), System.getProperty("os.arch"))
        };
    }
}
