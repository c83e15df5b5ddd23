package io.glassroom.samples.benchmarks.load;

import io.glassroom.samples.benchmarks.process.Cost;
import io.glassroom.samples.benchmarks.process.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// Mode `idle`: many connections that only beat, and what they cost the server in memory; then others come and
/// go in waves, and the memory is read again.
///
/// Before the first reading a few connections are opened and closed, so that the server's classes are loaded
/// and its pools made: that memory is not the connections'.
public final class Idle implements Scenario {
    private static final int FIRST = 500; // connections that come and go before the first reading
    private static final int WAVE = 2_000; // connections
    private static final long OPEN_WITHIN = 120_000_000_000L; // nanoseconds
    private static final long SETTLE = 2_000_000_000L; // nanoseconds of quiet before memory is read

    private final Loop loop;
    private final int connections;
    private final int passing;
    private final List<Peer> wave = new ArrayList<>();
    private boolean inWave;
    private int idlers;
    private int leaving;

    /// @param connections that stay
    /// @param passing     that come and go while those stay
    public Idle(Target target, Dialect dialect, LongSupplier clock, int connections, int passing) {
        this.loop = new Loop(target, dialect, clock, this, true);
        this.connections = connections;
        this.passing = passing;
    }

    /// Runs to the end; call once.
    ///
    /// @param quietNanos how long all connections stand idle before the memory is read
    /// @throws LoadException when the server cannot be used
    public Measured.Idle run(long quietNanos, OptionalLong serverPid) {
        try (loop) {
            int next = pass(0, FIRST);
            loop.runFor(Math.min(SETTLE, quietNanos));
            Reading before = read(serverPid);
            long from = loop.clock.getAsLong();
            Cost.Started cost = Cost.start(serverPid);
            loop.openAll(next, connections, OPEN_WITHIN);
            loop.runFor(quietNanos);
            Cost used = cost.stop((loop.clock.getAsLong() - from) / 1e9);
            Reading open = read(serverPid);
            pass(next + connections, passing);
            loop.runFor(Math.min(SETTLE, quietNanos));
            double each = (open.rssKiB() - before.rssKiB()) * 1024.0 / connections;
            return new Measured.Idle(connections, each, before.rssKiB(), open.rssKiB(), open.pssKiB(), passing,
                    read(serverPid).rssKiB(), idlers, loop.heartbeats(), used, loop.faults());
        }
    }

    private static Reading read(OptionalLong pid) {
        return pid.isPresent() ? Reading.of(pid.getAsLong()).orElse(Reading.NONE) : Reading.NONE;
    }

    /// Lets connections come and go; returns the next free number.
    private int pass(int first, int count) {
        int next = first;
        while (next < first + count) {
            int size = Math.min(WAVE, first + count - next);
            inWave = true;
            loop.openAll(next, size, OPEN_WITHIN);
            inWave = false;
            leaving = size;
            wave.forEach(loop::close);
            wave.clear();
            if (!loop.runUntil(() -> leaving == 0, OPEN_WITHIN)) {
                throw new LoadException(leaving + " connections were not closed in time");
            }
            next += size;
        }
        return next;
    }

    @Override
    public void opened(Peer peer, long now) {
        if (inWave) {
            wave.add(peer);
        } else {
            idlers++;
        }
    }

    @Override
    public void received(Peer peer, Inbound message, long now) {}

    @Override
    public void closed(Peer peer, boolean expected, long now) {
        if (expected) {
            leaving--;
        } else {
            idlers--;
        }
    }
}
