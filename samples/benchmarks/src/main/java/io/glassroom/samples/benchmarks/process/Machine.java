package io.glassroom.samples.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What the whole machine did (Linux only). Figures are worth little when somebody else was computing meanwhile.
final class Machine {
    private static final double TICKS = 100; // USER_HZ: the unit of /proc, fixed for all Linux systems
    private static final int USER = 1; // first number behind "cpu" in /proc/stat
    private static final int IDLE = 4;
    private static final int IO_WAIT = 5;
    private static final int STEAL = 8; // the last that is not contained in another

    private Machine() {}

    /// Seconds for which processor cores were busy since the machine started, all together; what a hypervisor took
    /// counts as busy.
    static Optional<Double> busySeconds() {
        try {
            String[] fields = Files.readString(Path.of("/proc/stat")).lines().findFirst().orElse("").split(" +");
            long busy = 0;
            for (int field = USER; field <= STEAL; field++) {
                busy += field == IDLE || field == IO_WAIT ? 0 : Long.parseLong(fields[field]);
            }
            return Optional.of(busy / TICKS);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
