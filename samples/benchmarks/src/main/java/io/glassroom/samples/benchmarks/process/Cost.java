package io.glassroom.samples.benchmarks.process;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// What a measurement cost, and whether the machine did something else meanwhile.
///
/// @param seconds   how long it took
/// @param serverCpu seconds of processor time that the server used, empty when its process is not known
/// @param loadCpu   the same for the load generator
/// @param othersCpu the same for all other processes and the hypervisor, empty when the server's is
/// @param serverRss the server's memory at the end, KiB, 0 when not known
/// @param serverPss the same with shared pages divided among their users
public record Cost(
        double seconds,
        Optional<Double> serverCpu,
        Optional<Double> loadCpu,
        Optional<Double> othersCpu,
        long serverRss,
        long serverPss) {

    /// Starts measuring; [Started#stop] gives the cost.
    public static Started start(OptionalLong serverPid) {
        Optional<Reading> load = Reading.of(ProcessHandle.current().pid());
        return new Started(serverPid, read(serverPid), load, Machine.busySeconds());
    }

    private static Optional<Reading> read(OptionalLong pid) {
        return pid.isPresent() ? Reading.of(pid.getAsLong()) : Optional.empty();
    }

    /// Processor cores that the server kept busy, 0 when its process is not known.
    public double serverCores() {
        return serverCpu.orElse(0.0) / seconds;
    }

    /// Processor cores that others kept busy, 0 when not known.
    public double othersCores() {
        return othersCpu.orElse(0.0) / seconds;
    }

    /// A measurement that has begun.
    public record Started(
            OptionalLong serverPid, Optional<Reading> server, Optional<Reading> load, Optional<Double> machine) {
        public Cost stop(double seconds) {
            Optional<Reading> serverNow = read(serverPid);
            Optional<Double> serverCpu = used(server, serverNow);
            Optional<Double> loadCpu = used(load, Reading.of(ProcessHandle.current().pid()));
            Optional<Double> all = Machine.busySeconds().flatMap(now -> machine.map(before -> now - before));
            Optional<Double> othersCpu = all.flatMap(
                    busy -> serverCpu.flatMap(mine -> loadCpu.map(ours -> Math.max(0, busy - mine - ours))));
            return new Cost(seconds, serverCpu, loadCpu, othersCpu,
                    serverNow.map(Reading::rssKiB).orElse(0L), serverNow.map(Reading::pssKiB).orElse(0L));
        }

        private static Optional<Double> used(Optional<Reading> before, Optional<Reading> after) {
            return before.flatMap(b -> after.map(a -> a.cpuSeconds() - b.cpuSeconds()));
        }
    }

    /// For example `server 9.81 s CPU (0.98 cores), RSS 142.1 MiB, Pss 130.0 MiB; load 7.40 s (0.74 cores); others
    /// 0.31 s (0.03 cores)`.
    @Override
    public String toString() {
        String server = serverCpu.isEmpty()
                ? "server unknown (--server-pid)"
                : part("server", serverCpu) + String.format(
                        Locale.ROOT, ", RSS %.1f MiB, Pss %.1f MiB", serverRss / 1024.0, serverPss / 1024.0);
        return server + part("; load", loadCpu) + part("; others", othersCpu);
    }

    private String part(String who, Optional<Double> cpu) {
        return cpu.map(s -> String.format(Locale.ROOT, "%s %.2f s CPU (%.2f cores)", who, s, s / seconds)).orElse("");
    }
}
