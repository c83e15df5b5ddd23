package io.glassroom.samples.benchmarks.load;

import io.glassroom.samples.benchmarks.process.Cost;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Mode `fanout`: all connections join one room and the first one talks; each message must reach every member, the
/// sender included.
///
/// Two ways to talk: as fast as a window of messages allows, where a message leaves the window when everybody has it;
/// or at a fixed rate. The latency of a delivery counts from the moment when its message was sent, or from when it was
/// due if the load itself was more than a millisecond late.
public final class FanOut implements Scenario {
    private static final String SAY = "Room.Message";
    private static final String HEAR = "onMessage";
    private static final byte[] HEAR_BYTES = HEAR.getBytes(StandardCharsets.UTF_8);
    private static final int NOTIFY = 1;
    private static final long OPEN_WITHIN = 60_000_000_000L; // nanoseconds
    private static final long STALL = 2_000_000_000L; // nanoseconds without a delivery: what is under way is lost
    private static final long LATE = 1_000_000L; // nanoseconds; the selector's own resolution

    private final Loop loop;
    private final int members;
    private final int window;
    private final double rate;
    private final Joining joining;
    private final Deliveries deliveries;
    private final Said said = new Said();
    private final Latencies latencies = new Latencies();

    private @Nullable Peer sender;
    private byte[] template = Wire.NOTHING;
    private int numberAt;
    private int hearCode;
    private int joined;
    private boolean talking;
    private long startedAt;
    private long sentSinceStart;
    private long lastDeliveryAt;
    private long wrong;

    /// @param window messages under way at most; without effect when there is a rate
    /// @param rate   messages a second, or 0 for as fast as the window allows
    public FanOut(
            Target target, Dialect dialect, LongSupplier clock, int members, int window, double rate, String room) {
        this.loop = new Loop(target, dialect, clock, this, false);
        this.members = members;
        this.window = window;
        this.rate = rate;
        this.joining = new Joining(loop, room);
        this.deliveries = new Deliveries(members);
    }

    /// Runs to the end; call once.
    ///
    /// @throws LoadException when the server cannot be used
    public Measured.FanOut run(Window time, OptionalLong serverPid) {
        try (loop) {
            loop.openAll(0, members, OPEN_WITHIN);
            if (!loop.runUntil(() -> joined == members, OPEN_WITHIN)) {
                throw new LoadException("only " + joined + " of " + members + " joined the room in time");
            }
            prepare();
            startTalking();
            loop.runFor(time.warmUpNanos());
            long before = deliveries.delivered();
            latencies.reset();
            long from = loop.clock.getAsLong();
            Cost.Started cost = Cost.start(serverPid);
            loop.runFor(time.measureNanos());
            double seconds = (loop.clock.getAsLong() - from) / 1e9;
            Cost used = cost.stop(seconds);
            double perSecond = (deliveries.delivered() - before) / seconds;
            Percentiles percentiles = latencies.percentiles();
            talking = false;
            loop.runUntil(() -> deliveries.lost() == 0, time.drainNanos());
            return new Measured.FanOut(perSecond, deliveries.sent(), deliveries.lost(), deliveries.duplicated(),
                    deliveries.reordered(), wrong, percentiles, used, loop.faults());
        }
    }

    private void prepare() {
        template = switch (loop.dialect) {
            case PROTOCOL -> Wire.packet(loop.target.framing(), Wire.DATA,
                    Wire.join(Wire.messageHead(NOTIFY, Wire.NOTHING, SAY, loop.terms().code(SAY)), Said.template()));
            case RAW -> Wire.frame(Wire.OP_BINARY, Said.template());
        };
        numberAt = template.length - Said.LENGTH + Said.NUMBER;
        hearCode = loop.terms().code(HEAR);
    }

    private void startTalking() {
        startedAt = loop.clock.getAsLong();
        lastDeliveryAt = startedAt;
        talking = true;
        turned(startedAt);
    }

    @Override
    public void opened(Peer peer, long now) {
        if (peer.index == 0) {
            sender = peer;
        }
        joining.request();
    }

    @Override
    public void received(Peer peer, Inbound message, long now) {
        if (template.length > 0 && (loop.dialect == Dialect.RAW || message.isPush(hearCode, HEAR_BYTES))) {
            heard(peer, message, now);
        } else if (joining.answeredBy(message)) {
            joined++;
        }
    }

    private void heard(Peer peer, Inbound message, long now) {
        int number = said.number(message);
        if (number < 0) {
            wrong++;
            return;
        }
        long sentAt = deliveries.deliver(peer.index, number);
        if (sentAt >= 0) {
            latencies.record(now - sentAt);
            lastDeliveryAt = now;
        }
    }

    @Override
    public void turned(long now) {
        if (!talking) {
            return;
        }
        if (rate > 0) {
            while (dueAt() <= now && deliveries.hasRoom()) {
                long due = dueAt();
                say(now - due > LATE ? due : now);
            }
        } else {
            while (deliveries.underWay() < window) {
                say(now);
            }
            if (now - lastDeliveryAt > STALL) {
                deliveries.abandon();
                lastDeliveryAt = now;
            }
        }
        if (sender != null && loop.out.position() > 0) {
            loop.flush(sender, now);
        }
    }

    @Override
    public long wakeAt() {
        if (!talking) {
            return Long.MAX_VALUE;
        }
        return rate > 0 ? dueAt() : lastDeliveryAt + STALL;
    }

    private long dueAt() {
        return startedAt + (long) (sentSinceStart * 1e9 / rate);
    }

    private void say(long at) {
        ByteBuffer out = loop.out;
        int start = out.position();
        out.put(template).putLong(start + numberAt, Body.hex(deliveries.send(at)));
        sentSinceStart++;
    }

    @Override
    public void closed(Peer peer, boolean expected, long now) {}
}
