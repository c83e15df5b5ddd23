package io.glassroom.samples.benchmarks.load;

import io.glassroom.samples.benchmarks.process.Cost;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// Mode `churn`: whole lives of connections, a number of them at once: connect, upgrade, handshake, acknowledge, join,
/// close. For plain frames the join is one echoed frame and there is no handshake.
public final class Churn implements Scenario {
    private final Loop loop;
    private final int atOnce;
    private final Joining joining;
    private final Latencies latencies = new Latencies();
    private boolean going = true;
    private int alive;
    private int born;
    private long lives;

    public Churn(Target target, Dialect dialect, LongSupplier clock, int atOnce, String room) {
        this.loop = new Loop(target, dialect, clock, this, true);
        this.atOnce = atOnce;
        this.joining = new Joining(loop, room);
    }

    /// Runs to the end; call once.
    ///
    /// @throws LoadException when the server cannot be used
    public Measured.Churn run(Window window, OptionalLong serverPid) {
        try (loop) {
            turned(0);
            loop.runFor(window.warmUpNanos());
            long before = lives;
            latencies.reset();
            long from = loop.clock.getAsLong();
            Cost.Started cost = Cost.start(serverPid);
            loop.runFor(window.measureNanos());
            double seconds = (loop.clock.getAsLong() - from) / 1e9;
            Cost used = cost.stop(seconds);
            double perSecond = (lives - before) / seconds;
            Percentiles percentiles = latencies.percentiles();
            going = false;
            loop.runUntil(() -> alive == 0, window.drainNanos());
            return new Measured.Churn(perSecond, lives, percentiles, used, loop.faults());
        }
    }

    @Override
    public void opened(Peer peer, long now) {
        joining.request();
    }

    @Override
    public void received(Peer peer, Inbound message, long now) {
        if (joining.answeredBy(message)) {
            loop.close(peer);
        }
    }

    @Override
    public void closed(Peer peer, boolean expected, long now) {
        alive--;
        if (expected) {
            lives++;
            latencies.record(now - peer.connectedAt);
        }
    }

    @Override
    public void turned(long now) {
        while (going && alive < atOnce) {
            alive++;
            loop.connect(born++);
        }
    }
}
