package io.glassroom.samples.benchmarks.process;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// What a measurement cost.
///
/// @param seconds    how long it took
/// @param serverCpu  seconds of processor time that the server used, empty when its process is not known
/// @param loadCpu    the same for the load generator
/// @param serverRss  the server's memory at the end, KiB, 0 when not known
/// @param serverPss  the same with shared pages divided among their users
public record Cost(double seconds, Optional<Double> serverCpu, Optional<Double> loadCpu, long serverRss, long serverPss) {

    /// Processor cores that the server kept busy, 0 when its process is not known.
    public double serverCores() {
        return serverCpu.orElse(0.0) / seconds;
    }

    /// Starts measuring; [Started#stop] gives the cost.
    public static Started start(OptionalLong serverPid) {
        return new Started(serverPid, read(serverPid), Reading.of(ProcessHandle.current().pid()));
    }

    private static Optional<Reading> read(OptionalLong pid) {
        return pid.isPresent() ? Reading.of(pid.getAsLong()) : Optional.empty();
    }

    /// A measurement that has begun.
    public record Started(OptionalLong serverPid, Optional<Reading> server, Optional<Reading> load) {
        public Cost stop(double seconds) {
            Optional<Reading> serverNow = read(serverPid);
            Optional<Reading> loadNow = Reading.of(ProcessHandle.current().pid());
            return new Cost(seconds, used(server, serverNow), used(load, loadNow),
                    serverNow.map(Reading::rssKiB).orElse(0L), serverNow.map(Reading::pssKiB).orElse(0L));
        }

        private static Optional<Double> used(Optional<Reading> before, Optional<Reading> after) {
            return before.flatMap(b -> after.map(a -> a.cpuSeconds() - b.cpuSeconds()));
        }
    }

    /// For example `server 9.81 s CPU (0.98 cores), RSS 142.1 MiB; load 7.40 s CPU (0.74 cores)`.
    @Override
    public String toString() {
        String server = serverCpu
                .map(cpu -> String.format(Locale.ROOT, "server %.2f s CPU (%.2f cores), RSS %.1f MiB, Pss %.1f MiB; ",
                        cpu, cpu / seconds, serverRss / 1024.0, serverPss / 1024.0))
                .orElse("server process not known (--server-pid); ");
        return server + loadCpu.map(cpu -> String.format(Locale.ROOT, "load %.2f s CPU (%.2f cores)", cpu, cpu / seconds)).orElse("");
    }
}
