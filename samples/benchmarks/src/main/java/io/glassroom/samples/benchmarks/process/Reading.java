package io.glassroom.samples.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the kernel says about a process (Linux only).
///
/// @param cpuSeconds user and system time since its start, in steps of 10 ms
/// @param rssKiB     memory in use
/// @param pssKiB     the same with shared pages divided among their users
public record Reading(double cpuSeconds, long rssKiB, long pssKiB) {
    /// When nothing is known.
    public static final Reading NONE = new Reading(0, 0, 0);

    private static final double TICKS = 100; // USER_HZ: the unit of /proc, fixed for all Linux systems
    private static final int USER_TIME = 11; // field of /proc/PID/stat, counted behind the name
    private static final int SYSTEM_TIME = 12;

    /// Empty when there is no such process, it belongs to somebody else, or this is not Linux.
    public static Optional<Reading> of(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            String stat = Files.readString(process.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" "); // the name may hold blanks
            double cpu = (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) / TICKS;
            long rss = kib(process.resolve("status"), "VmRSS:");
            return Optional.of(new Reading(cpu, rss, kib(process.resolve("smaps_rollup"), "Pss:")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long kib(Path file, String name) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
