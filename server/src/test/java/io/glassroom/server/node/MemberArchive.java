package io.glassroom.server.node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A class archive as the start script has it (decision 17): members of the tests' clusters start with it in half the time.
/// Made when the first of them is asked for, by a cluster that does a little of everything.
final class MemberArchive {

    private MemberArchive() {}

    private static final class Made {
        static final List<String> OPTIONS = make();
    }

    /// What Java starts a member with.
    static List<String> options() {
        return Made.OPTIONS;
    }

    private static List<String> make() {
        try {
            Path folder = Files.createDirectories(Path.of("target", "member-archive")).toAbsolutePath();
            try (Stream<Path> old = Files.list(folder)) { // of earlier classes
                old.forEach(file -> file.toFile().delete());
            }
            Path archive = folder.resolve("member.jsa");
            var options = new ArrayList<>(List.of(
                    "-Xlog:cds*=off", "-Xlog:aot*=off", "-cp", JarredClassPath.make(folder), NodeProcess.MEMBER));
            var noting = new ArrayList<>(options);
            noting.addAll(List.of("-XX:+RecordDynamicDumpInfo", "-D" + ClassArchive.PROPERTY + "=" + archive));
            try (ClusterProcesses cluster = ClusterProcesses.startAs(noting, "archive", List.of(), "all-1", "gate-1")) {
                for (String gate : List.of("all-1", "gate-1")) {
                    var asked = new FaultGround.Asked("", 1);
                    cluster.client(gate).request("Probe.echo", asked).get(20, TimeUnit.SECONDS);
                }
                cluster.node("all-1").terminate();
                cluster.node("all-1").exitCode();
            }
            options.add("-XX:SharedArchiveFile=" + archive);
            return List.copyOf(options);
        } catch (Exception e) {
            throw new AssertionError("no class archive: " + e, e);
        }
    }
}
